// A small bot on discord.js. The counterpart in DealBot.Testing is proven right by what this bot can do on it.
// Says "ready" when it has registered its commands, then what it sees, one JSON a line; ends with its standard input.
import { ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, MessageFlags, ModalBuilder, Partials, TextInputBuilder, TextInputStyle } from 'discord.js';

const { DISCORD_API, DISCORD_TOKEN } = process.env;
const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: DISCORD_API, version: '10' },
});

client.on(Events.ShardReconnecting, () => tell('reconnecting'));
client.on(Events.ShardResume, (shard, replayed) => tell('resumed', { replayed }));
client.on(Events.ShardDisconnect, closed => tell('disconnected', { code: closed.code }));
client.on(Events.Error, error => tell('error', { message: String(error) }));
client.on(Events.MessageCreate, async message => {
  if (message.author.id === client.user.id) return;
  const [word, ...rest] = message.content.split(' ');
  try {
    if (word === 'send') {
      const sent = await message.channel.send({ content: rest.join(' '), nonce: 'one-and-only', enforceNonce: true });
      tell('sent', { id: sent.id, nonce: sent.nonce });
    } else if (word === 'history') {
      const first = await message.channel.send({ content: 'first', nonce: 'told-once', components: [row()] });
      for (const content of ['second', 'third']) await message.channel.send(content);
      message.channel.messages.cache.clear(); // or the client fills in what it knows
      const after = await message.channel.messages.fetch({ after: message.id, limit: 2, cache: false });
      const buttons = after.last().components[0].components.map(button => button.customId);
      tell('history', { sent: first.nonce, contents: after.map(one => one.content), nonces: after.map(one => one.nonce), buttons });
    } else if (word === 'long') {
      await message.channel.send({ content: 'x'.repeat(2001) });
    } else if (word === 'thread') {
      const thread = await message.startThread({ name: 'An answer' });
      await thread.send('in the thread');
    } else if (message.guildId === null) {
      await message.reply({ content: `in private: ${message.content}`, allowedMentions: { parse: [] } });
    } else {
      tell('message', { content: message.content, author: message.author.username, mentioned: message.mentions.has(client.user) });
    }
  } catch (error) {
    tell('refused', { code: error.code, message: error.message });
  }
});
client.rest.on('response', (request, response) => { if (response.status === 429) tell('limited', { route: request.route }); });

client.once(Events.ClientReady, async () => {
  const commands = await client.application.commands.set([
    { name: 'deal', description: 'Ask', options: [{ name: 'question', description: 'What', type: 3, required: true, autocomplete: true }] },
    { name: 'deal-admin', description: 'Administer', defaultMemberPermissions: 32n, options: [{ name: 'reindex', description: 'Read all again', type: 1 }] },
    { name: 'Find quotes about this', type: 3 },
  ]);
  console.log(`ready ${client.user.username} in ${client.guilds.cache.size}: ${commands.map(command => command.name).join(', ')}`);
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

process.stdin.resume().on('end', () => process.exit(0));
client.login(DISCORD_TOKEN).catch(error => { console.error(String(error)); process.exit(1); });
