// npm run build: dist/ from nothing. Rust → wasm, TypeScript → modules, and three bundles for a plain <script type=module>.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { writeCommonJs, writeFolders } from './older.mjs';
import { here, run, tool } from './run.mjs';
import { shortenTemplates } from './templates.mjs';
import { buildWasm, names } from './wasm.mjs';

const dist = `${here}dist`;

/** What a runtime that compiles ahead makes of the file. */
const wasmTypes = 'declare const module: WebAssembly.Module;\nexport default module;\n';

buildWasm();

rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}/wasm`, { recursive: true });
for (const name of names) {
  cpSync(`${here}src/wasm/${name}_bg.wasm`, `${dist}/${name}_bg.wasm`);
  writeFileSync(`${dist}/${name}_bg.wasm.d.ts`, wasmTypes);
}
for (const glue of readdirSync(`${here}src/wasm`).filter((file) => /^[^.]+(\.inline)?(\.js|\.d\.ts)$/.test(file))) cpSync(`${here}src/wasm/${glue}`, `${dist}/wasm/${glue}`);

run(tool('tsc'), ['-p', 'tsconfig.json']);
shortenTemplates(`${dist}/elements`);
withoutThis();
run(tool('cem'), ['analyze', '--quiet']);

// Shared parts go to a chunk of their own, so that a page with several loads the wasm once.
const entryPoints = { countersign: `${dist}/index.js`, elements: `${dist}/elements/index.js`, admin: `${dist}/elements/admin/index.js` };

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

await writeCommonJs();
writeFolders();

/** In a module `this` is nothing, and Rollup warns of each place where the helper of a decorator asks for it. */
function withoutThis() {
  const modules = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.js'));
  for (const file of modules.map((name) => `${dist}/${name}`)) {
    const text = readFileSync(file, 'utf8');
    const freed = text.replace('(this && this.__decorate) || ', '');
    if (freed !== text) writeFileSync(file, freed);
  }
}
