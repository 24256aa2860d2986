// What tools need that do not read `exports` of package.json, or that only know `require`: Parcel, Jest and older ones.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';
import { here } from './run.mjs';

const dist = `${here}dist`;
const { exports } = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));
const entries = Object.entries(exports).filter(([name, to]) => name !== '.' && typeof to === 'object' && to.default.endsWith('.js'));

/** A folder for each entry, as `countersign/server` is looked for without `exports`. */
export function writeFolders() {
  for (const [name, to] of entries) {
    const folder = `${here}${name.slice('./'.length)}`;
    const main = relative(folder, `${here}${to.default}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/package.json`, `${JSON.stringify({ private: true, type: 'module', main, types: main.replace(/js$/, 'd.ts') }, null, 2)}\n`);
  }
}

/** Everything that is for `require`, module by module, so that all of it shares its errors and what it has started. */
export async function writeCommonJs() {
  const folder = `${dist}/cjs`;
  const entryPoints = Object.values(exports).flatMap((to) => (to.require ? [`${here}${to.default}`] : []));
  const { metafile } = await build({ entryPoints, bundle: true, outdir: dist, write: false, metafile: true, format: 'esm', plugins: [apart('dynamic-import')], packages: 'external' });
  const modules = Object.keys(metafile.inputs);
  await build({ entryPoints: modules, bundle: true, outdir: folder, outbase: dist, format: 'cjs', platform: 'node', target: 'node20', charset: 'utf8', logLevel: 'warning', plugins: [apart('dynamic-import', '../'), apart('import-statement')] });

  writeFileSync(`${folder}/package.json`, '{ "type": "commonjs", "sideEffects": false }\n');
  const types = readdirSync(dist, { recursive: true }).filter((file) => file.endsWith('.d.ts') && !/^(cjs|wasm)\b/.test(file));
  for (const file of types) cpSync(`${dist}/${file}`, `${folder}/${file}`);
}

/** Leaves what is imported in one way where it is: the elements, for example, are modules for a browser in any case. */
const apart = (way, up = '') => ({
  name: way,
  setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) => (kind === way ? { path: path.startsWith('.') ? up + path : path, external: true } : undefined)),
});
