// npm run size: what a page downloads, gzipped. The figures are of dist/ as it stands.
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { here } from './run.mjs';

const dist = `${here}dist`;
const wasm = readFileSync(`${dist}/countersign_otp_bg.wasm`);

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

print('otp wasm', size(wasm));
print('otp wasm + its glue', size(wasm, ...(await bundle('wasm/countersign_otp.js')).atOnce));
print('functions: wasm + all of countersign.js', size(wasm, ...(await bundle('index.js')).atOnce));
/** The language that a chapter of messages is in; empty for everything else. */
const languageOf = ({ entryPoint }) => /messages\/.*\/([a-z]{2})\.js$/.exec(entryPoint)?.[1] ?? '';

/** The most that a page of one element downloads before anything else is needed, in bytes, Lit and English included. */
const ELEMENT_BUDGETS = [
  ['code-input', 10_900],
  ['sign-in', 24_800],
];

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

const policy = readFileSync(`${dist}/countersign_policy_bg.wasm`);
print('policy wasm, on an admin\'s page alone', size(policy));
print('policy: wasm + all of policy/index.js', size(policy, ...(await bundle('policy/index.js')).atOnce));
