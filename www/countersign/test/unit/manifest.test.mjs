// dist/custom-elements.json and ELEMENTS.md say the same, and the elements do what both say.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const home = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, home), 'utf8');
const { modules } = JSON.parse(read('dist/custom-elements.json'));
const elements = modules.flatMap(({ declarations }) => declarations);
const page = read('ELEMENTS.md').replace(/```.*?```/gs, '');
const sources = readdirSync(new URL('src/elements/', home), { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => read(`src/elements/${name}`)).join('\n');

const names = (key) => [...new Set(elements.flatMap((element) => element[key] ?? []).map(({ name }) => name))].sort();
const inBackticks = (text, pattern) => [...new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name).filter((name) => pattern.test(name)))].sort();

test('every class that the package exports is in it, under its module and its tag', () => {
  const { exports } = JSON.parse(read('package.json'));
  const classes = Object.entries(exports).filter(([name]) => name.endsWith('/class')).map(([name, { default: file }]) => [file.slice(2), `countersign-${name.slice(2, -6)}`]);
  const listed = modules.filter(({ declarations }) => declarations.length > 0).map(({ path, declarations: [{ tagName }] }) => [path, tagName]);
  assert.deepEqual(listed.sort(), classes.sort());
  const defined = modules.flatMap(({ exports }) => exports).filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name);
  assert.deepEqual(defined.sort(), classes.map(([, tag]) => tag).sort());
});

test('parts, properties and events are those of ELEMENTS.md', () => {
  assert.deepEqual(names('cssParts'), inBackticks(/^Parts for `::part\(\)`:(.*?)\n\n/ms.exec(page)[1], /^[a-z-]+$/));
  assert.deepEqual(names('cssProperties'), inBackticks(page, /^--countersign-[a-z-]+$/));
  assert.deepEqual(names('events').filter((name) => name.startsWith('countersign-')), inBackticks(page, /^countersign-(passed|changed|opened|expired|failed|complete|letters)$/));
});

test('every part is the name of something that is drawn', () => {
  const drawn = new Set([...sources.matchAll(/\bpart="([a-z -]+)"/g)].flatMap(([, parts]) => parts.split(' ')));
  assert.deepEqual(names('cssParts').filter((name) => !drawn.has(name)), []);
});

test('what is not for a page is not in it', () => {
  assert.deepEqual(names('members').filter((name) => /^#|^(say|session|trouble|client|phase|step)$|Callback$/.test(name)), ['say']);
  assert.equal(JSON.stringify(modules).includes('src/'), false);
});
