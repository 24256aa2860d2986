// npm run size: what a page downloads, in kB (1,000 bytes) after gzip -9, beside what it downloads of other libraries for the same.
// Ours are of dist/ as it stands, theirs of the versions that tests/peers names; one bundler makes all of them, told the same.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { here, root } from './run.mjs';

const dist = `${here}dist`;
const peers = `${root}tests/peers`;

const FLAGS = {
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
};

const wasm = (name) => readFileSync(`${dist}/countersign_${name}_bg.wasm`);
const size = (...parts) => parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
const kB = (bytes) => (bytes / 1000).toFixed(1);

/** What a page downloads that has this text as its script, which imports from `resolveDir`. */
async function script(contents, resolveDir) {
  const { outputFiles } = await build({ ...FLAGS, stdin: { contents, resolveDir } });
  return size(outputFiles[0].contents);
}

/** An entry and what it loads at once, as one file; a chunk for each thing that is loaded later, by its first name. */
async function bundle(entry) {
  const { outputFiles, metafile } = await build({ ...FLAGS, entryPoints: [`${dist}/${entry}`], splitting: true, metafile: true, outdir: 'size' });
  const files = Object.entries(metafile.outputs).map(([name, output], at) => ({ ...output, name, contents: outputFiles[at].contents }));
  const byName = new Map(files.map((file) => [file.name, file]));
  const reached = new Set();
  const reach = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { kind, path } of file.imports) if (kind === 'import-statement') reach(byName.get(path));
  };
  reach(files.find(({ entryPoint }) => entryPoint?.endsWith(entry)));
  const atOnce = [...reached].map(({ contents }) => contents);
  const later = files.filter((file) => file.entryPoint && !reached.has(file));
  return { atOnce, later };
}

/** For these functions alone: their JavaScript, with their modules in it. */
const functions = (names) => () => script(`export { ${names} } from './index.js';`, dist);
/** For one element, before anything else is needed: Lit and English included. */
const element = (name) => async () => size(...(await bundle(`elements/${name}/index.js`)).atOnce);

const CODES = 'generateSecret, secretStrength, totpCode, hotpCode, verifyTotp, verifyHotp, resyncHotp, writeUri, parseUri';
const QR = 'qrSvg, drawQr, groupKey';
const TOOLS = 'checkCompat, compatAdvice, readMigration, writeMigration, generateRecoveryCode, parseRecoveryCode, steamCode, hotpDerivation';

/**
 * Each use with the most bytes that it may take, and what else does it. The budgets are no wishes: what a change adds is seen here,
 * and what one saves is taken off.
 */
const USES = [
  ['QR codes', 8_400, functions(QR), 'uqr', 'qr', 'qrcode'],
  ['secrets, codes, addresses', 23_400, functions(CODES), 'otpauth', 'otplib'],
  ['secrets, codes, addresses, QR codes', 29_900, functions(`${CODES}, ${QR}`), 'otpauth + uqr', 'otpauth + qrcode', 'otplib + qrcode'],
  ['compatibility, exports, recovery, Steam', 39_500, functions(TOOLS)],
  ['code-input', 10_600, element('code-input')],
  ['sign-in', 20_100, element('sign-in')],
];

const { dependencies } = JSON.parse(readFileSync(`${peers}/package.json`, 'utf8'));

/** What a page downloads of others: each file of tests/peers uses one as ours are used. */
async function beside(names) {
  const files = names.split(' + ');
  const bytes = await script(files.map((name) => `export * from './${name}.js';`).join('\n'), peers);
  return `${names} ${kB(bytes)}`;
}

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

row('a page with', 'kB'.padStart(5), 'most', 'the same with others, kB');
row('---', '---', '---', '---');
for (const [what, budget, measure, ...others] of USES) {
  const bytes = await measure();
  row(what.padEnd(39), kB(bytes).padStart(5), kB(budget).padStart(4), (await Promise.all(others.map(beside))).join(', '));
  if (bytes > budget) {
    console.error(`error: that is ${bytes} bytes, and the budget of "${what}" is ${budget} (${here}scripts/size.mjs).`);
    process.exitCode = 1;
  }
}
console.log(`\nothers: ${Object.entries(dependencies).map((pair) => pair.join(' ')).join(', ')}\n`);

/** The language that a chapter of messages is in; empty for everything else. */
const languageOf = ({ entryPoint }) => /messages\/.*\/([a-z]{2})\.js$/.exec(entryPoint)?.[1] ?? '';
const print = (what, ...parts) => console.log(`${what.padEnd(46)} ${kB(size(...parts)).padStart(6)} kB`);

for (const name of ['qr', 'codes', 'tools', 'policy']) print(`${name} wasm`, wasm(name));
print('functions: all of countersign.js, with its wasm', ...(await bundle('index.js')).atOnce);
print('policy: all of policy/index.js, with its wasm', ...(await bundle('policy/index.js')).atOnce);
const { atOnce, later } = await bundle('elements/index.js');
print('elements: all of elements.js, with Lit', ...atOnce);
for (const { entryPoint, contents } of later.filter((each) => !languageOf(each))) print(`  when it comes to it: ${basename(entryPoint, '.js')}`, contents);
for (const language of new Set(later.map(languageOf).filter(Boolean))) {
  const chapters = later.filter((each) => languageOf(each) === language).map(({ contents }) => contents);
  print(`  in another language: ${language}, in ${chapters.length} parts`, ...chapters);
}
