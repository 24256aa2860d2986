// npm run build: dist/ from nothing. Rust → wasm, TypeScript → modules, and two bundles for a plain <script type=module>.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { here, run, tool } from './run.mjs';
import { buildWasm, names } from './wasm.mjs';

const dist = `${here}dist`;

buildWasm();

rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}/wasm`, { recursive: true });
for (const name of names) {
  cpSync(`${here}src/wasm/${name}_bg.wasm`, `${dist}/${name}_bg.wasm`);
  for (const glue of [`${name}.js`, `${name}.d.ts`]) cpSync(`${here}src/wasm/${glue}`, `${dist}/wasm/${glue}`);
}

run(tool('tsc'), ['-p', 'tsconfig.json']);

// Shared parts go to a chunk of their own, so that a page with both bundles loads the wasm once.
const entryPoints = { countersign: `${dist}/index.js`, elements: `${dist}/elements/index.js` };
await build({
  entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(file))),
  outdir: dist,
  chunkNames: 'shared-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
});
