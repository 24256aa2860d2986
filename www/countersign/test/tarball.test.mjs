// The package as people get it: packed, installed into an empty project, imported by its name.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from './vectors.mjs';

const here = fileURLToPath(new URL('../', import.meta.url));
const files = new URL('../../../tests/vectors/', import.meta.url);
const project = mkdtempSync(join(tmpdir(), 'countersign-tarball-'));

const npm = (args) => execFileSync('npm', args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

let api;

before(async () => {
  const [{ filename }] = JSON.parse(npm(['pack', here, '--ignore-scripts', '--json']));
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  npm(['install', '--prefer-offline', '--ignore-scripts', `./${filename}`]);
  const entry = join(project, 'entry.js');
  writeFileSync(entry, "export * from 'countersign';");
  api = await import(pathToFileURL(entry));
  await api.init();
});

after(() => rmSync(project, { recursive: true, force: true }));

test('it runs every vector', () => {
  let cases = 0;
  const failed = [];
  for (const file of readdirSync(files).filter((name) => name.endsWith('.json'))) {
    for (const one of JSON.parse(readFileSync(new URL(file, files), 'utf8')).cases) {
      cases += 1;
      try {
        assert.deepStrictEqual(run(api, one), one.expect);
      } catch (error) {
        failed.push(`${file} ${one.id} (${one.source}): ${error.message}`);
      }
    }
  }
  console.log(`vectors: npm-tarball ${cases - failed.length} of ${cases}`);
  assert.ok(cases > 0, 'no vectors were found');
  assert.deepEqual(failed, []);
});

test('it holds what is needed to use it, and nothing to build it', () => {
  const packed = readdirSync(join(project, 'node_modules/countersign'), { recursive: true });
  for (const needed of ['README.md', 'dist/index.js', 'dist/index.d.ts', 'dist/countersign.js', 'dist/elements.js', 'dist/countersign_otp_bg.wasm']) {
    assert.ok(packed.includes(needed), needed);
  }
  assert.deepEqual(packed.filter((name) => /^(src|test|scripts)\b|tsconfig|(?<!\.d)\.ts$/.test(name)), []);
});

for (const [name, options] of [
  ['Node', ['--module', 'nodenext']],
  ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
]) {
  test(`its types hold for ${name}`, () => {
    const source = join(project, 'types.ts');
    writeFileSync(
      source,
      `import { init, verifyTotp, type TotpVerdict } from 'countersign';
       import 'countersign/sign-in';
       await init();
       const verdict: TotpVerdict = verifyTotp({ secret: 'JBSWY3DPEHPK3PXP', code: '123456' });
       switch (verdict.verdict) {
         case 'match': { const last: bigint = verdict.lastStep; console.log(last); break; }
         case 'clock-off': { const seconds: number = verdict.seconds; console.log(seconds); break; }
         case 'replayed': case 'no-match': break;
         default: { const never: never = verdict; console.log(never); }
       }
       // @ts-expect-error a step exists only on some verdicts
       console.log(verdict.step.toString());
       // @ts-expect-error no such algorithm
       verifyTotp({ secret: '', code: '', algorithm: 'MD5' });
      `,
    );
    const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
    // The package's own declarations are checked with it: no --skipLibCheck.
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', '', '--noEmit'];
    try {
      execFileSync(tsc, [...options, ...strict, source], { cwd: project, encoding: 'utf8' });
    } catch (error) {
      assert.fail(error.stdout || error.message);
    }
  });
}
