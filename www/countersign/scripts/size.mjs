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
  const outputs = Object.values(metafile.outputs).map((output, at) => ({ ...output, contents: outputFiles[at].contents }));
  const later = outputs.filter(({ entryPoint }) => entryPoint && !entryPoint.endsWith(entry));
  const atOnce = outputs.filter((output) => !later.includes(output)).map(({ contents }) => contents);
  return { atOnce, later };
}

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
  const { atOnce, later } = await bundle('elements/index.js');
  print('elements: elements.js, Lit included', size(...atOnce));
  for (const { entryPoint, contents } of later) {
    const name = basename(entryPoint, '.js');
    print(name.length === 2 ? `  in another language: ${name}` : `  only for a set-up: ${name}`, size(contents));
  }
}

print('policy wasm, on an admin\'s page alone', size(wasm('policy')));
print('policy: wasm + all of policy/index.js', size(...(await bundle('policy/index.js')).atOnce));
