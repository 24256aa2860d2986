import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAst } from 'vite';
import { chooseLanguage, defineMessages, messagesOf as chapterOf } from 'countersign/messages';
import { together } from '../../dist/elements/messages/chapter.js';

const dist = new URL('../../dist/elements/', import.meta.url);
const languages = ['ar', 'de', 'en', 'es', 'fr', 'ja'];
const chapters = await Promise.all(['link', 'security'].map(async (name) => (await import(new URL(`messages/${name}/index.js`, dist)))[`${name}Messages`]));
/** Every chapter there is: the security page has all but that of mailed links. */
const everything = chapters.reduce(together);
const messagesOf = (language) => chapterOf(language, everything);
const en = await messagesOf('en');

/** Every message of a language as [path, message]. */
const flat = (messages, path = '') =>
  Object.entries(messages).flatMap(([name, message]) =>
    typeof message === 'object' ? flat(message, `${path}${name}.`) : [[`${path}${name}`, message]],
  );

/** What a message says for numbers and names of every kind; each is tried with each. */
const said = (message, path) => {
  if (typeof message !== 'function') return [message];
  if (path === 'compat.apps' || path === 'list.kinds') return [message(['2FAS', 'Aegis'])];
  if (path === 'compat.cause') return [message('untested', 'not tested')];
  return [0, 1, 2, 3, 11, 100, 4000].map((n) => message(n, n, 'x'));
};

/** The same in every language: names of a product or of nothing else. */
const universal = new Set(['locale', 'direction', 'security.name']);

for (const language of languages) {
  test(`${language} says everything, and says it in words`, async () => {
    const messages = await messagesOf(language);
    assert.deepEqual(flat(messages).map(([path]) => path), flat(en).map(([path]) => path));
    for (const [path, message] of flat(messages)) {
      for (const words of said(message, path)) {
        assert.ok(words.trim(), path);
        assert.doesNotMatch(words, /undefined|NaN|#|\[object/, path);
      }
    }
  });

  if (language === 'en') continue;
  test(`nothing in ${language} is still English`, async () => {
    const english = new Map(flat(en));
    const same = flat(await messagesOf(language)).filter(
      ([path, message]) => !universal.has(path) && typeof message === 'string' && message === english.get(path),
    );
    assert.deepEqual(same.map(([path]) => path), []);
  });

  test(`every reason why an app cannot be used is told in ${language}`, async () => {
    const source = readFileSync(new URL('../../../../crates/otp/src/compat/cause.rs', import.meta.url), 'utf8');
    const kinds = [...source.matchAll(/=> "([a-z-]+)",/g)].map(([, kind]) => kind);
    // These are no reason not to use an app, and are shown to nobody.
    const harmless = /^(untested|short-secret-warned|issuer-space-reported|plus-shown|label-.*|name-changed|name-cut)$/;
    const telling = kinds.filter((kind) => !harmless.test(kind));
    assert.ok(telling.length >= 20, telling.join());
    const { compat } = await messagesOf(language);
    assert.deepEqual(telling.filter((kind) => compat.cause(kind, 'ENGLISH') === 'ENGLISH'), []);
  });
}

const adminWords = async (language) => (await import(`../../dist/elements/messages/admin/${language}.js`))[language];

for (const language of languages) {
  test(`${language} says everything on the administrators' page, and says it in words`, async () => {
    const [messages, english] = [await adminWords(language), await adminWords('en')];
    assert.deepEqual(flat(messages).map(([path]) => path), flat(english).map(([path]) => path));
    for (const [path, message] of flat(messages)) {
      for (const words of said(message, path)) {
        assert.ok(words.trim(), path);
        assert.doesNotMatch(words, /undefined|NaN|#|\[object/, path);
      }
    }
    if (language === 'en') return;
    const theirs = new Map(flat(messages));
    assert.deepEqual(flat(english).filter(([path, message]) => typeof message === 'string' && theirs.get(path) === message).map(([path]) => path), []);
  });
}

test('numbers take the form that their language asks for', async () => {
  const [ar, fr] = await Promise.all(['ar', 'fr'].map(messagesOf));
  assert.match(ar.signIn.failuresBefore(1), /رمز خاطئ واحد/);
  assert.match(ar.signIn.failuresBefore(2), /رمزين خاطئين/);
  assert.match(ar.signIn.failuresBefore(5), /5 رموز خاطئة/);
  assert.match(ar.signIn.failuresBefore(12), /12 رمزًا خاطئًا/);
  assert.match(ar.signIn.failuresBefore(100), /100 رمز خاطئ/);
  assert.match(fr.security.codesLeft(1), /^1 code restant\./);
  assert.match(en.security.codesLeft(2), /^2 codes left\./);
});

for (const [wanted, chosen] of [
  [['de-AT'], 'de'],
  [['pt-BR', 'FR-ca', 'en'], 'fr'],
  [['zh-Hant-TW'], 'en'],
  [['constructor', '__proto__', ''], 'en'],
  [[], 'en'],
]) {
  test(`of ${JSON.stringify(wanted)}, ${chosen} is spoken`, () => assert.equal(chooseLanguage(wanted), chosen));
}

test('an app changes a message, adds one for a region, and adds a language', async () => {
  defineMessages('de', { common: { continue: 'Los' } });
  defineMessages('de-AT', { common: { cancel: 'Doch nicht' } });
  const [de, at] = [await messagesOf('de'), await messagesOf(chooseLanguage(['de-AT']))];
  assert.deepEqual([de.common.continue, de.common.cancel, at.common.continue, at.common.cancel], ['Los', 'Abbrechen', 'Los', 'Doch nicht']);
  assert.equal(at.signIn.title, de.signIn.title);

  assert.equal(chooseLanguage(['he-IL']), 'en');
  defineMessages('he', { direction: 'rtl', common: { continue: 'המשך' } });
  assert.equal(chooseLanguage(['he-IL']), 'he');
  const he = await messagesOf('he');
  assert.deepEqual([he.direction, he.locale, he.common.continue, he.common.cancel], ['rtl', 'he', 'המשך', 'Cancel']);
  assert.equal((await messagesOf('en')).common.continue, 'Continue');
});

/** Every template of an element, with a mark where an expression stands. */
function* templates(node) {
  if (Array.isArray(node)) for (const each of node) yield* templates(each);
  else if (node && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') yield node.quasi.quasis.map(({ value }) => value.cooked).join('\u0000');
    for (const value of Object.values(node)) yield* templates(value);
  }
}

/** The words in a template that a person would read or hear. */
function wordsIn(template) {
  const spoken = [...template.matchAll(/\s(?:aria-label|aria-description|title|alt|placeholder|label)="?([^"\s>]*)/g)].map(([, words]) => words);
  const shown = template.replace(/<!--.*?-->/gs, '').replace(/<[^>]*>/gs, ' ');
  return [...spoken, shown].flatMap((text) => text.match(/\p{L}[\p{L}\s]*/gu) ?? []);
}

test('no element says a word that is not a message', () => {
  assert.deepEqual(wordsIn('<p>Hello \u0000</p>'), ['Hello '], 'it sees text');
  assert.deepEqual(wordsIn('<p aria-label="Hello" class="x">\u0000</p>'), ['Hello'], 'it hears labels');
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.js') && !name.startsWith('messages'));
  const all = files.flatMap((name) => [...templates(parseAst(readFileSync(new URL(name, dist), 'utf8')))].map((template) => [name, wordsIn(template)]));
  assert.ok(all.length > 40, `${all.length} templates`);
  assert.deepEqual(all.filter(([, words]) => words.length > 0), []);
});
