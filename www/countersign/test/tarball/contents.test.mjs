// What is in the package, and whether its types hold for those who use it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, tool } from './project.mjs';

const project = installed();
const home = join(project, 'node_modules/countersign');
const packed = readdirSync(home, { recursive: true });

test('it holds what is needed to use it, and nothing to build it', () => {
  const modules = ['qr', 'codes', 'tools', 'policy'].map((name) => `dist/countersign_${name}_bg.wasm`);
  const needed = ['README.md', 'migrating/otplib.md', 'dist/custom-elements.json', 'dist/index.js', 'dist/index.d.ts', 'dist/policy/index.d.ts', 'dist/react/index.js', 'dist/server/index.js', 'dist/server/index.d.ts', 'dist/countersign.js', 'dist/elements.js', ...modules];
  assert.deepEqual(needed.filter((name) => !packed.includes(name)), []);
  assert.deepEqual(packed.filter((name) => /^(src|test|scripts)\b|tsconfig|(?<!\.d)\.ts$/.test(name)), []);
});

test('what registers an element is named as a side effect, by its whole name: Parcel reads no patterns', () => {
  const { sideEffects } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const registering = packed.filter((name) => /^dist\/elements\/.*-define\.js$/.test(name)).map((name) => `./${name}`);
  assert.ok(registering.length > 5);
  assert.deepEqual(registering.filter((name) => !sideEffects.includes(name)), []);
  assert.deepEqual(sideEffects.filter((name) => !packed.includes(name.slice('./'.length))), []);
});

test('nothing in it names a folder of the machine that built it', () => {
  const files = packed.filter((name) => /\.(js|ts|wasm|json)$/.test(name));
  const naming = files.filter((name) => readFileSync(join(home, name)).includes(homedir()));
  assert.deepEqual(naming, []);
});

const program = `
  import { init, Totp, verifyTotp, type Seen, type TotpMatch, type TotpVerdict } from 'countersign';
  import { decide, presets, type Decision } from 'countersign/policy';
  import { Countersign, VerifierError, type ProblemType } from 'countersign/server';
  import 'countersign/sign-in';
  import 'countersign/code-input';
  document.addEventListener('countersign-passed', ({ detail }) => { const receipt: string = detail.receipt; console.log(receipt); });
  document.querySelector('countersign-sign-in')?.addEventListener('countersign-failed', ({ detail }) => console.log(detail.code));
  document.querySelector('countersign-code-input')?.addEventListener('countersign-complete', ({ detail }) => { const code: string = detail.code; console.log(code); });
  await init();
  const verdict: TotpVerdict = verifyTotp({ secret: 'JBSWY3DPEHPK3PXP', code: '123456' });
  switch (verdict.verdict) {
    case 'match': { const last: bigint = verdict.lastStep; console.log(last); break; }
    case 'clock-off': { const seconds: number = verdict.seconds; console.log(seconds); break; }
    case 'replayed': case 'outdated': case 'no-match': break;
    default: { const never: never = verdict; console.log(never); }
  }
  const kept: Seen = JSON.parse(JSON.stringify(verdict.seen));
  const match: TotpMatch | null = new Totp({ secret: 'JBSWY3DPEHPK3PXP' }).verify('123456', { seen: kept });
  console.log(match?.offset);
  // @ts-expect-error only some verdicts have a step
  console.log(verdict.step);
  // @ts-expect-error there is no such algorithm
  verifyTotp({ secret: '', code: '', algorithm: 'MD5' });
  const decision: Decision = decide({ policy: presets().zendesk }, { role: 'admin' }, { channel: 'page' }, 0);
  switch (decision.decision) {
    case 'enroll': { const skip: boolean = decision.may_skip; console.log(skip); break; }
    case 'passed': case 'challenge': case 'denied': break;
    default: { const never: never = decision; console.log(never); }
  }
  const countersign = new Countersign({ verifier: 'http://127.0.0.1:8600', apiKey: '' });
  try {
    const signIn = await countersign.startSignIn({ member: '42' });
    // @ts-expect-error one that is passed or denied has no page
    console.log(signIn.url);
    switch (signIn.status) {
      case 'challenge': case 'enroll': { const url: string = signIn.url; console.log(url); break; }
      case 'passed': case 'denied': { const why: string = signIn.why; console.log(why, signIn.device?.token); break; }
      default: { const never: never = signIn; console.log(never); }
    }
  } catch (error) {
    if (error instanceof VerifierError) { const type: ProblemType | 'unreachable' | 'unreadable' = error.type; console.log(type, error.retryAfter); }
  }
  // @ts-expect-error a member is named
  countersign.startSignIn({});
  // @ts-expect-error there is no such field
  decide({ policy: { required: { grace: 7 } } }, {}, {}, 0);
`;

for (const [reader, resolution] of [
  ['Node', ['--module', 'nodenext']],
  ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
]) {
  test(`its types hold for ${reader}`, () => {
    const source = join(project, 'program.ts');
    writeFileSync(source, program);
    // Without --skipLibCheck: the package's own declarations are checked with it.
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', '', '--noEmit'];
    try {
      execFileSync(tool('tsc'), [...resolution, ...strict, source], { cwd: project, encoding: 'utf8' });
    } catch (error) {
      assert.fail(error.stdout || error.message);
    }
  });
}
