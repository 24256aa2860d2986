// npm run size: what a page downloads, gzipped. The figures are of dist/ as it stands.
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { here } from './run.mjs';

const dist = `${here}dist`;
const wasm = (name) => readFileSync(`${dist}/countersign_${name}_bg.wasm`);

const size = (...parts) => parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
const print = (what, bytes) => console.log(`${what.padEnd(46)} ${(bytes / 1024).toFixed(1).padStart(6)} KB gzipped`);

/** An entry and what it loads at once, as one file; a chunk for each thing that is loaded later, by its first name. */
async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${dist}/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
    splitting: true,
    metafile: true,
    outdir: 'size',
  });
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

/** The language that a chapter of messages is in; empty for everything else. */
const languageOf = ({ entryPoint }) => /messages\/.*\/([a-z]{2})\.js$/.exec(entryPoint)?.[1] ?? '';

/** The most that a page of one element downloads before anything else is needed, in bytes, Lit and English included. */
const ELEMENT_BUDGETS = [
  ['code-input', 10_900],
  ['sign-in', 24_800],
];

/** What a page downloads for these functions alone: their JavaScript, with their modules in it. */
async function uses(functions) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${functions} } from './index.js';`, resolveDir: dist },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    charset: 'utf8',
  });
  return size(outputFiles[0].contents);
}

/** The most that each use may take, in bytes. They are no wishes: what a change adds is seen here, and what one saves is taken off. */
const CODES = 'generateSecret, secretStrength, totpCode, hotpCode, verifyTotp, verifyHotp, resyncHotp, writeUri, parseUri';
const QR = 'qrSvg, drawQr, groupKey';
const TOOLS = 'checkCompat, compatAdvice, readMigration, writeMigration, generateRecoveryCode, parseRecoveryCode, steamCode, hotpDerivation';

const BUDGETS = [
  ['QR codes', QR, 8_800],
  ['secrets, codes, addresses', CODES, 27_400],
  ['secrets, codes, addresses, QR codes', `${CODES}, ${QR}`, 34_200],
  ['compatibility, exports, recovery, Steam', TOOLS, 42_200],
];

for (const [what, functions, budget] of BUDGETS) {
  const bytes = await uses(functions);
  print(what, bytes);
  if (bytes > budget) {
    console.error(`error: that is ${bytes} bytes, and the budget of these functions is ${budget} (${here}scripts/size.mjs).`);
    process.exitCode = 1;
  }
}

for (const name of ['qr', 'codes', 'tools']) print(`${name} wasm`, size(wasm(name)));
print('functions: all of countersign.js with its wasm', size(...(await bundle('index.js')).atOnce));
if (existsSync(`${dist}/elements/index.js`)) {
  for (const [element, budget] of ELEMENT_BUDGETS) {
    const bytes = size(...(await bundle(`elements/${element}/index.js`)).atOnce);
    print(`countersign/${element}, Lit included`, bytes);
    if (bytes > budget) {
      console.error(`error: that is ${bytes} bytes, and the budget of countersign/${element} is ${budget} (${here}scripts/size.mjs).`);
      process.exitCode = 1;
    }
  }
  const { atOnce, later } = await bundle('elements/index.js');
  print('elements: all of elements.js, Lit included', size(...atOnce));
  for (const { entryPoint, contents } of later.filter((each) => !languageOf(each))) print(`  when it comes to it: ${basename(entryPoint, '.js')}`, size(contents));
  for (const language of new Set(later.map(languageOf).filter(Boolean))) {
    const chapters = later.filter((each) => languageOf(each) === language);
    print(`  in another language: ${language}, in ${chapters.length} parts`, size(...chapters.map(({ contents }) => contents)));
  }
}

print('policy wasm, on an admin\'s page alone', size(wasm('policy')));
print('policy: wasm + all of policy/index.js', size(...(await bundle('policy/index.js')).atOnce));
