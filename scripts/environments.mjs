// node scripts/environments.mjs [LOGS] : writes docs/environments.md, where the npm package was tried, from the tests of tests/consumers.
//
// With the folder of scripts/test's logs it writes nothing, and fails when the page is another, or when a test that it
// names did not run and pass.
import { writeFileSync } from 'node:fs';
import { passedIn, read, root, tests } from './tests-found.mjs';

const [logs] = process.argv.slice(2);
const FOLDER = 'tests/consumers';
const PAGE = 'docs/environments.md';

/** What npm calls those that it installs. */
const packages = {
  Vite: 'vite',
  webpack: 'webpack',
  esbuild: 'esbuild',
  Rollup: 'rollup',
  Parcel: 'parcel',
  'Next with React 19': 'next',
  SvelteKit: '@sveltejs/kit',
  Nuxt: 'nuxt',
  Bun: 'bun',
  Deno: 'deno',
  workerd: 'workerd',
  Vitest: 'vitest',
  Jest: 'jest',
  publint: 'publint',
  'are-the-types-wrong': '@arethetypeswrong/cli',
};

const pinned = Object.assign(
  {},
  ...['', 'next/', 'sveltekit/', 'nuxt/'].map((project) => {
    const { dependencies, devDependencies } = JSON.parse(read(`${FOLDER}/${project}package.json`));
    return { ...dependencies, ...devDependencies };
  }),
);

const uncovered = {
  'Firefox and Safari': 'only Chromium is driven',
  'Cloudflare’s own network, Next’s edge runtime': 'they need an account; workerd itself is tried, and where nothing is compiled while it runs an error says what to do',
  'Elements in Jest': 'an element is a module for a browser; Jest tries the functions, `countersign/server` and `countersign/react`',
  'React Native': 'its engine has no WebAssembly',
  Electron: 'its binary comes from no package registry',
};

const tried = tests.filter(({ path }) => path.startsWith(`${FOLDER}/`));
const files = [...new Set(tried.map(({ path }) => path))];

/** `Rollup: what it builds` is of Rollup. */
const parted = ({ name }) => [name.slice(0, name.indexOf(': ')), name.slice(name.indexOf(': ') + 2)];

function section(file) {
  const lead = read(file).split('\n')[0].replace('// ', '');
  const rows = tried.filter(({ path }) => path === file).map(parted);
  const names = [...new Set(rows.map(([name]) => name))];
  const row = (name) => `| ${name.replaceAll('<', '&lt;')} | ${pinned[packages[name]] ?? ''} | ${rows.filter(([each]) => each === name).map(([, what]) => what).join('<br>')} |`;
  return ['', lead, '', '| where | version | what passed |', '|---|---|---|', ...names.map(row)];
}

const page = [
  '# Where the npm package works',
  '',
  'Made from the tests of `tests/consumers` by `node scripts/environments.mjs`: small projects that use the packed package as the',
  '[README](../www/countersign/README.md) says. `scripts/consumers` runs them.',
  ...files.flatMap(section),
  '',
  '## Not covered',
  '',
  ...Object.entries(uncovered).map(([where, why]) => `- **${where}**: ${why}.`),
  '',
].join('\n');

const faults = [];
if (logs) {
  const passed = passedIn(logs);
  for (const { path, name } of tried) if (!passed.has(name)) faults.push(`did not run and pass: ${path}: ${name}`);
  if (read(PAGE) !== page) faults.push(`${PAGE} is not what the tests say: run \`node scripts/environments.mjs\``);
} else {
  writeFileSync(root + PAGE, page);
}
if (tried.length === 0) faults.push(`${FOLDER} has no tests`);

for (const fault of faults) console.error(fault);
console.log(`${tried.length} tests of the npm package in other people's tools${logs ? '' : ' (without logs: written, not run)'}`);
process.exitCode = faults.length === 0 ? 0 : 1;
