// Lets discord.js, Discord's most used client, run against the counterpart and tell what it saw, one JSON a line.
// Usage: node discord.mjs API TOKEN APPLICATION. Lines on standard input steer it: {"do":"send","channel":ID} and so on.
import { createInterface } from 'node:readline';
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, MessageFlags, ModalBuilder, Partials, TextInputBuilder, TextInputStyle } from 'discord.js';

const [api, token, application] = process.argv.slice(2);
const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api, version: '10' },
});

client.on(Events.ShardReady, shard => tell('shardReady', { shard }));
client.on(Events.ShardReconnecting, () => tell('reconnecting'));
client.on(Events.ShardResume, (shard, replayed) => tell('resumed', { replayed }));
client.on(Events.ShardDisconnect, closed => tell('disconnected', { code: closed.code }));
client.on(Events.Error, error => tell('error', { message: String(error) }));
client.on(Events.MessageCreate, message => tell('message', { content: message.content, author: message.author.username, direct: message.guildId === null, mentioned: message.mentions.has(application) }));
client.rest.on('rateLimited', limit => tell('rateLimited', { global: limit.global, route: limit.route }));
client.rest.on('response', (request, response) => { if (response.status === 429) tell('429', { path: request.route }); });

client.once(Events.ClientReady, async () => {
  const commands = await client.application.commands.set([
    { name: 'deal', description: 'Ask', options: [{ name: 'question', description: 'What', type: 3, required: true, autocomplete: true }] },
    { name: 'deal-admin', description: 'Administer', defaultMemberPermissions: 32n, options: [{ name: 'reindex', description: 'Read all again', type: 1 }] },
    { name: 'Find quotes about this', type: 3 },
  ]);
  tell('ready', { user: client.user.username, guilds: client.guilds.cache.size, commands: commands.map(command => command.name) });
});

const row = () => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId('context').setLabel('Context').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('correct').setLabel('Wrong speaker').setStyle(ButtonStyle.Secondary));

client.on(Events.InteractionCreate, async interaction => {
  try {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused();
      await interaction.respond(['Waltz', 'Bessent'].filter(name => name.toLowerCase().startsWith(typed.toLowerCase())).map(name => ({ name, value: name })));
    } else if (interaction.isChatInputCommand() && interaction.commandName === 'deal') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: `You asked: ${interaction.options.getString('question')}`, components: [row()] });
      await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
      tell('answered', { user: interaction.user.username, permissions: interaction.memberPermissions?.bitfield.toString() });
    } else if (interaction.isChatInputCommand()) {
      const { resource } = await interaction.reply({ content: `${interaction.commandName} ${interaction.options.getSubcommand()}`, withResponse: true });
      tell('withResponse', { content: resource.message.content });
    } else if (interaction.isMessageContextMenuCommand()) {
      await interaction.reply({ content: `about: ${interaction.targetMessage.content}`, allowedMentions: { parse: [] } });
    } else if (interaction.isButton() && interaction.customId === 'context') {
      await interaction.update({ content: 'the paragraph before and after', components: [] });
    } else if (interaction.isButton()) {
      await interaction.showModal(new ModalBuilder().setCustomId('speaker').setTitle('Wrong speaker').addComponents(
        new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('name').setLabel('Who said it?').setStyle(TextInputStyle.Short))));
    } else if (interaction.isModalSubmit()) {
      await interaction.reply({ content: `noted: ${interaction.fields.getTextInputValue('name')}`, flags: MessageFlags.Ephemeral });
    }
  } catch (error) {
    tell('error', { message: String(error), code: error.code });
  }
});

const deeds = {
  async send({ channel, content }) {
    const message = await (await client.channels.fetch(channel)).send({ content, nonce: 'one-and-only', enforceNonce: true });
    tell('sent', { id: message.id, nonce: message.nonce });
  },
  async tooLong({ channel }) {
    await (await client.channels.fetch(channel)).send({ content: 'x'.repeat(2001) }).catch(error => tell('refused', { code: error.code, message: error.message }));
  },
  async stop() {
    await client.destroy();
    process.exit(0);
  },
};
createInterface({ input: process.stdin }).on('line', line => {
  const order = JSON.parse(line);
  deeds[order.do](order).catch(error => tell('error', { message: String(error) }));
});

client.login(token).catch(error => { tell('error', { message: String(error) }); process.exit(1); });
