// A small bot on Slack's own client. The counterpart in DealBot.Testing is proven right by what this bot can do on it.
// SLACK_API: the Web API's address. SLACK_HTTP=1: listens for signed requests instead of opening a socket.
// Says "ready" (with its port in HTTP mode) when it can be used, and ends with its standard input.
import bolt from '@slack/bolt';

const { SLACK_API, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_HTTP } = process.env;
const quiet = { debug() {}, info() {}, warn() {}, error: (...words) => console.error(...words), setLevel() {}, getLevel: () => 'error', setName() {} };
const clientOptions = { slackApiUrl: SLACK_API };
const app = new bolt.App(
  SLACK_HTTP
    ? { token: SLACK_BOT_TOKEN, signingSecret: SLACK_SIGNING_SECRET, clientOptions, logger: quiet }
    : {
        token: SLACK_BOT_TOKEN,
        clientOptions,
        logger: quiet,
        // A short ping time-out is also the client's wait before it connects again.
        receiver: new bolt.SocketModeReceiver({ appToken: SLACK_APP_TOKEN, clientPingTimeout: 500, logger: quiet, installerOptions: { clientOptions } }),
      },
);

const plain = (text) => ({ type: 'plain_text', text });
const button = (label, action_id) => ({ type: 'button', text: plain(label), action_id, value: action_id });

app.command('/deal', async ({ command, ack, respond }) => {
  await ack();
  await respond({
    text: `You asked: ${command.text}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `You asked: ${command.text}` } },
      { type: 'actions', elements: [button('Context', 'context'), button('Correct', 'correct'), button('Discard', 'discard')] },
    ],
  });
});
app.command('/deal-admin', async ({ command, ack }) => ack({ response_type: 'in_channel', text: `At once: ${command.text}` }));
app.event('app_mention', async ({ event, say }) => say({ text: `You said: ${event.text}`, thread_ts: event.ts }));
app.message('history', async ({ message, say, client }) => {
  const metadata = { event_type: 'marked', event_payload: { key: 'k3y' } };
  const { ts } = await client.chat.postMessage({ channel: message.channel, text: 'Marked', metadata });
  await client.chat.postMessage({ channel: message.channel, text: 'Later' });
  await client.chat.update({ channel: message.channel, ts, text: 'Marked still' });
  const seen = [];
  const pages = client.paginate('conversations.history', { channel: message.channel, oldest: message.ts, limit: 1, include_all_metadata: true });
  for await (const page of pages) seen.push(...page.messages);
  const found = seen.find(one => one.metadata);
  const order = seen.filter(one => !one.text.startsWith('To you')).map(one => one.text);
  await say(`History: ${order.join(', ')}; ${found.text} with ${found.metadata.event_payload.key}`);
});
app.message(async ({ message, say }) => say(`To you alone: ${message.text}`));
app.action('context', async ({ ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: 'The words before and after.' });
});
app.action('discard', async ({ ack, respond }) => {
  await ack();
  await respond({ delete_original: true });
});
app.action('correct', async ({ ack, body, client }) => {
  await ack();
  const name = { type: 'input', block_id: 'name', label: plain('Speaker'), element: { type: 'plain_text_input', action_id: 'name' } };
  const view = { type: 'modal', callback_id: 'correction', title: plain('Wrong speaker'), submit: plain('Correct'), blocks: [name] };
  await client.views.open({ trigger_id: body.trigger_id, view });
});
app.view('correction', async ({ ack, body, view, client }) => {
  const name = view.state.values.name.name.value;
  if (!name) return ack({ response_action: 'errors', errors: { name: 'Say who it was.' } });
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `It was ${name}.` });
});
app.shortcut('find_quotes', async ({ ack, shortcut, respond }) => {
  await ack();
  await respond({ response_type: 'ephemeral', text: `About: ${shortcut.message.text}` });
});
app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text: plain('At home.') }] } });
});
app.error(async (error) => console.error(error));

const server = await app.start(0);
console.log(`ready ${server?.address?.().port ?? ''}`);
process.stdin.resume().on('end', () => process.exit(0));
