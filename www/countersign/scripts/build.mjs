// npm run build: dist/ from nothing. Rust → wasm, TypeScript → modules, and three bundles for a plain <script type=module>.
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { here, run, tool } from './run.mjs';
import { shortenTemplates } from './templates.mjs';
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
shortenTemplates(`${dist}/elements`);
run(tool('cem'), ['analyze', '--quiet']);

// Shared parts go to a chunk of their own, so that a page with several loads the wasm once.
const entryPoints = { countersign: `${dist}/index.js`, elements: `${dist}/elements/index.js`, admin: `${dist}/elements/admin/index.js` };

// A bundle lies beside the wasm, not in a folder of its own.
const policyWasmBeside = {
  name: 'policy-wasm-beside',
  setup: ({ onResolve }) => onResolve({ filter: /^#policy-wasm-source$/ }, () => ({ path: `${dist}/policy/wasm-source.bundle.js` })),
};
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
  plugins: [policyWasmBeside],
});
