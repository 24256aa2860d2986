// npm run size: what a page downloads, gzipped. The figures are of dist/ as it stands.
import { gzipSync } from 'node:zlib';
import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { here } from './run.mjs';

const dist = `${here}dist`;
const wasm = readFileSync(`${dist}/countersign_otp_bg.wasm`);

const size = (...parts) => parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
const print = (what, bytes) => console.log(`${what.padEnd(46)} ${(bytes / 1024).toFixed(1).padStart(6)} KB gzipped`);

async function bundled(entry, external = []) {
  const { outputFiles } = await build({
    entryPoints: [`${dist}/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    external,
  });
  return outputFiles[0].contents;
}

print('otp wasm', size(wasm));
print('otp wasm + its glue', size(wasm, await bundled('wasm/countersign_otp.js')));
print('functions: wasm + all of countersign.js', size(wasm, await bundled('index.js')));
if (existsSync(`${dist}/elements/index.js`)) {
  print('elements: wasm + elements.js, Lit included', size(wasm, await bundled('elements/index.js')));
}
