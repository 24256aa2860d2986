// RECIPES.md uses nothing that is not there: tags, attributes, events, imports, methods, calls and the names in them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { transformSync } from 'esbuild';
import { Countersign } from 'countersign/server';

const home = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, home), 'utf8');
const blocks = [...read('RECIPES.md').matchAll(/```(\S+) (\S+)\n(.*?)```/gs)].map(([, language, file, code]) => ({ language, file, code }));
const all = blocks.map(({ code }) => code).join('\n');
const { exports } = JSON.parse(read('package.json'));
const elements = new Map(JSON.parse(read('dist/custom-elements.json')).modules.flatMap(({ declarations }) => declarations).map((each) => [each.tagName, each]));

/** What is not there, of what a pattern finds. */
const missing = (pattern, isThere) => [...new Set([...all.matchAll(pattern)].filter((found) => !isThere(...found.slice(1))).map(([found]) => found))];

test('the page has a recipe for each', () => {
  for (const framework of ['Next', 'Nuxt', 'SvelteKit', 'Django', 'Rails', 'Laravel']) assert.match(read('RECIPES.md'), new RegExp(`^##+ ${framework}\\b`, 'm'));
  assert.ok(blocks.length >= 14, `${blocks.length} blocks`);
});

test('tags, attributes and events are those of the elements', () => {
  const opened = [...all.matchAll(/<(countersign-[a-z-]+)((?:\s[^<>]*(?:<%=.*?%>[^<>]*)?)*)>/g)];
  assert.ok(opened.length >= 5, `${opened.length} tags`);
  for (const [markup, tag, written] of opened) {
    const element = elements.get(tag);
    assert.ok(element, `${markup}: no such element`);
    const names = written.replace(/<%=.*?%>|\{\{.*?\}\}/g, '').replace(/="[^"]*"|=\{[^}]*\}/g, '').trim().split(/\s+/);
    const attributes = element.attributes.map(({ name }) => name);
    const events = element.events.map(({ name }) => name);
    for (const name of names) {
      const event = /^(?:@|on)(countersign-.*)/.exec(name)?.[1];
      if (event) assert.ok(events.includes(event), `${name} of ${tag}`);
      else assert.ok(attributes.includes(name.replace(/^:/, '')), `${name} of ${tag}`);
    }
  }
  const heard = new Set([...elements.values()].flatMap(({ events }) => events.map(({ name }) => name)));
  assert.deepEqual(missing(/addEventListener\('([^']*)'/g, (name) => heard.has(name)), []);
  assert.match(read('dist/react/index.d.ts'), /onPassed\b/);
  assert.match(all, /<CountersignSignIn verifier=\{verifier\} token=\{token\} onPassed=/);
});

test('what is imported is exported, under that name', () => {
  const isExported = (name) => exports[name.replace('countersign', '.')] !== undefined;
  assert.deepEqual(missing(/(?:from|import\()\s?'(countersign[^']*)'/g, isExported), []);
  // Where an entry names no types, they stand beside it.
  const typesOf = (entry) => entry.types ?? entry.default.replace(/\.js$/, '.d.ts');
  const has = (names, from) => names.split(',').every((name) => new RegExp(`\\b${name.trim()}\\b`).test(read(typesOf(exports[from.replace('countersign', '.')]))));
  assert.deepEqual(missing(/import \{([^}]*)\} from '(countersign[^']*)'/g, has), []);
  assert.deepEqual(missing(/from countersign import (\w+)/g, (name) => new RegExp(`^class ${name}\\b`, 'm').test(read('../clients/python/countersign/__init__.py'))), []);
});

test('methods, calls and the names in them are the verifier’s', () => {
  const python = read('../clients/python/countersign/__init__.py');
  const called = blocks.flatMap(({ language, code }) => [...code.matchAll(/\bcountersign\.(\w+)\(/g)].map(([, name]) => [language, name]));
  assert.ok(called.length >= 5);
  for (const [language, name] of called) {
    if (language === 'python') assert.match(python, new RegExp(`def ${name}\\(`));
    else assert.equal(typeof Countersign.prototype[name], 'function', name);
  }
  const routes = read('../../crates/verifier/tests/http/description.rs');
  const calls = [...read('RECIPES.md').matchAll(/(?:"|'|POST )(\/v1\/[^"'`\s]*(?:\(:sign_in\)\}[^"'`\s]*)?)/g)].map(([, path]) => path.replace(/#?\{[^}]*\}/g, '{sign_in}'));
  assert.ok(calls.length >= 6, calls.join());
  for (const path of calls) assert.ok(routes.includes(`"POST ${path}"`), path);
  const types = read('src/server/types.ts');
  const isTold = (name) => new RegExp(`^\\s+${name}\\??: `, 'm').test(types);
  const names = ['member', 'context', 'ip', 'receipt', 'client_token', 'id', 'status', 'why'];
  assert.deepEqual(names.filter((name) => !isTold(name)), []);
  assert.deepEqual(missing(/\[["']([a-z_]+)["']\]/g, (name) => names.includes(name) || name === 'sign_in'), []);
});

test('every block that can be read here is read: nothing is left open in it', () => {
  const script = ({ language, code }) => (['vue', 'svelte'].includes(language) ? /<script[^>]*>(.*?)<\/script>/s.exec(code)[1] : code);
  for (const block of blocks.filter(({ language }) => ['js', 'ts', 'tsx', 'vue', 'svelte'].includes(language))) {
    const loader = ['ts', 'tsx'].includes(block.language) ? block.language : 'js';
    assert.doesNotThrow(() => transformSync(script(block), { loader, format: 'esm' }), block.file);
  }
  for (const { code, file } of blocks.filter(({ language }) => language === 'python')) {
    assert.doesNotThrow(() => execFileSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: code }), file);
  }
});
