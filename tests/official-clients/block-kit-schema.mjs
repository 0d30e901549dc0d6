// Makes the JSON schema of Block Kit from Slack's own types: node_modules/.cache/block-kit.schema.json, with the definitions
// Message, Modal and Home. The types say most limits only in their comments, so those are read from there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const cache = new URL('./node_modules/.cache/', import.meta.url);
const types = new URL('block-kit.ts', cache);
mkdirSync(cache, { recursive: true });
writeFileSync(
  types,
  `import type { HomeView, KnownBlock, MessageMetadata, ModalView } from '@slack/types';
export interface Message { blocks: KnownBlock[]; metadata?: MessageMetadata }
export type Modal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] };
export type Home = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] };
export interface All { message: Message; modal: Modal; home: Home }
`,
);

const schema = createGenerator({ path: types.pathname, type: 'All', skipTypeCheck: true }).createSchema('All');
const TEXT_LENGTH = /(?:max(?:imum)?\s+length\b[^.]*?\b|limit\s+)([\d,]+)\s+characters/i;
const ITEMS = /max(?:imum)?\b[^.\d]*?(\d+)\b(?! table cells)/i;
let injected = 0;

/** The schemas that a schema may stand for: itself, or what it is composed of. */
const parts = (node) => [node, ...(node.anyOf ?? []), ...(node.allOf ?? [])];
const isText = (node) => parts(node).some((part) => /(PlainText|TextObject|Mrkdwn)/.test(part.$ref ?? ''));
const limitText = (node, maxLength) => {
  const { description, ...rest } = node;
  injected++;
  return { description, allOf: [rest, { properties: { text: { maxLength } } }] };
};

function inject(property) {
  const words = (property.description ?? '').replace(/\s+/g, ' ');
  const length = Number(TEXT_LENGTH.exec(words)?.[1].replace(',', ''));
  if (length && property.type === 'string') {
    injected++;
    property = { ...property, maxLength: length };
  } else if (length && isText(property)) {
    property = limitText(property, length);
  } else if (length && property.type === 'array' && isText(property.items)) {
    property = { ...property, items: limitText(property.items, length) };
  }

  const items = Number(ITEMS.exec(words.replace(TEXT_LENGTH, ''))?.[1]);
  if (items && property.type === 'array') {
    injected++;
    property = { ...property, maxItems: items };
  }

  return property;
}

function walk(node) {
  if (Array.isArray(node)) return node.forEach(walk);
  if (node === null || typeof node !== 'object') return;
  for (const [name, property] of Object.entries(node.properties ?? {})) node.properties[name] = inject(property);
  Object.values(node).forEach(walk);
}

walk(schema.definitions);
schema.definitions.Message.properties.blocks.maxItems = 50; // docs.slack.dev/reference/block-kit/blocks
schema.definitions.Modal.properties.blocks.maxItems = 100;
schema.definitions.Home.properties.blocks.maxItems = 100;
if (injected < 100) throw new Error(`Only ${injected} limits were found in the comments of @slack/types: have they changed their wording?`);
writeFileSync(new URL('block-kit.schema.json', cache), JSON.stringify(schema));
console.log(`${injected} limits`);
