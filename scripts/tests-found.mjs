// What tests are written, and which of them a log of scripts/test says to have passed.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
export const read = (path) => readFileSync(root + path, 'utf8');

const skipped = new Set(['node_modules', 'target', 'dist', 'test-results', 'screenshots', 'fixtures']);

/** Every file below a folder whose name ends as wanted, in one order on every machine. */
function filesUnder(folder, ending) {
  return readdirSync(root + folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(path, ending);
      return ending.test(entry.name) ? [path] : [];
    });
}

/** `fn s1_a_code…` after `#[test]` or its like in Rust; `test('S16: the QR…'` in TypeScript and JavaScript. */
function testsIn(path) {
  const text = read(path);
  const names = path.endsWith('.rs')
    ? [...text.matchAll(/\bfn (\w+)/g)].map(([, name]) => name)
    : [...text.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g)].map(([, , name]) => name);
  return names.map((name) => ({ path, name }));
}

/** Every test there is, by path and name. In Rust every function: what runs, the logs say. */
export const tests = [
  ...filesUnder('crates', /\.rs$/),
  ...filesUnder('tests', /\.spec\.ts$/),
  ...filesUnder('tests/consumers', /\.test\.mjs$/),
  ...filesUnder('tests/samples', /\.test\.mjs$/),
  ...filesUnder('www/countersign/test', /\.test\.mjs$/),
].flatMap(testsIn);

/** Which of them passed, by what each runner prints of one: cargo test, Playwright, node --test. */
export function passedIn(folder) {
  const passed = new Set();
  for (const log of readdirSync(folder)) {
    for (const line of readFileSync(`${folder}/${log}`, 'utf8').split('\n')) {
      const [, rust] = line.match(/^test (\S+) \.\.\. ok$/) ?? [];
      for (const part of rust?.split('::') ?? []) passed.add(part);
      const [, spec] = line.match(/^\s*(?:✓|ok)\s+\d+ .*?\.spec\.ts:\d+:\d+ › (.+?)(?: \([\d.]+(?:ms|s|m)\))?$/) ?? [];
      const [, node] = line.match(/^\s*✔ (.+?) \([\d.]+m?s\)$/) ?? [];
      for (const name of [spec, node]) if (name) passed.add(name);
    }
  }
  return passed;
}
