// Rust → WebAssembly, in src/wasm: a module for each feature of the crate, so that a page downloads what it needs.
// Cargo decides whether anything changed; the slow steps after it run only then.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import binaryen from 'binaryen';
import { inlined, inlinedTypes } from './inline.mjs';
import { here, root, run, tool } from './run.mjs';

const out = `${here}src/wasm`;
const target = 'wasm32-unknown-unknown';

const rustFlags = [
  // A page checks a few codes: SHA-2 as loops is a tenth of SHA-2 unrolled.
  '--cfg=sha2_backend="soft"',
  '--cfg=sha2_backend_soft="compact"',
  // Panic messages name source files: the same on every machine, and none of this one's folders.
  `--remap-path-prefix=${process.env.CARGO_HOME ?? `${homedir()}/.cargo`}=cargo`,
  `--remap-path-prefix=${root}=`,
];

/** What stands in one place is not written again where it is called: a small module is smaller so, and as fast. */
const onceEach = '-Cllvm-args=-inline-threshold=25';

/** For a module that holds nothing of JavaScript's: without references to it, it imports nothing, and needs next to no glue. */
const alone = [
  onceEach,
  // An overflow still traps, as the stack stands first; data that follows it closely has shorter addresses, and a page gives less memory.
  '-Clink-arg=-zstack-size=65536',
  '-Clink-arg=--no-check-features',
  '-Clink-arg=--features=bulk-memory,bulk-memory-opt,multivalue,mutable-globals,nontrapping-fptoint,sign-ext',
];

/** What rustc turns on for this target, so that wasm-opt may keep and use it. */
const features = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** The features of the crate, each a module. */
const modules = ['qr', 'codes', 'tools', 'policy'];

/** Those without the standard library, one function each. */
const small = ['qr', 'codes', 'tools'];

/** The names of what is made of them: `NAME_bg.wasm` and `NAME.inline.js`; of that of policies `NAME.js` as well, with its types. */
export const names = modules.map((feature) => `countersign_${feature}`);

export function buildWasm() {
  const bindgen = `${run('bash', [`${root}scripts/wasm-bindgen`]).trim()}/wasm-bindgen`;
  for (const feature of modules) buildModule(feature, bindgen);
}

function buildModule(feature, bindgen) {
  const name = `countersign_${feature}`;
  const compiled = compile(feature);

  const stamp = `${out}/.${feature}-made-from`;
  const parts = [readFileSync(compiled), bindgen, readFileSync(new URL(import.meta.url)), readFileSync(new URL('inline.mjs', import.meta.url))];
  const madeFrom = parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) return;

  mkdirSync(out, { recursive: true });
  // Without a default path in the glue: src/policy/core.ts has the bytes.
  run(bindgen, ['--target', 'web', '--out-dir', out, '--out-name', name, '--omit-default-module-path', compiled]);
  if (small.includes(feature)) {
    // One function, which src/modules.ts calls itself.
    for (const glue of ['.js', '.d.ts']) rmSync(`${out}/${name}${glue}`);
    silence(`${out}/${name}_bg.wasm`);
    forgetMessages(`${out}/${name}_bg.wasm`);
  }
  optimise(`${out}/${name}_bg.wasm`);
  writeFileSync(`${out}/${name}.inline.js`, inlined(`${out}/${name}_bg.wasm`));
  writeFileSync(`${out}/${name}.inline.d.ts`, inlinedTypes);
  writeFileSync(stamp, madeFrom);
}

/** The module as cargo leaves it. Each feature has a folder of its own: the next build would write over the same file. */
function compile(feature) {
  const toolchain = run('bash', [`${root}scripts/wasm-target`]).trim();
  const chosen = toolchain ? [`+${toolchain}`] : [];
  const metadata = run('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root });
  const folder = `${JSON.parse(metadata).target_directory}/wasm/${feature}`;
  const parts = ['--package', 'countersign-wasm', '--no-default-features', '--features', feature];
  run('cargo', [...chosen, 'build', '--quiet', ...parts, '--profile', 'wasm', '--target', target, '--target-dir', folder], {
    cwd: root,
    // `s` is no larger than `z` for QR codes, and draws them twice as fast. The rest is read and written once.
    env: {
      ...process.env,
      CARGO_ENCODED_RUSTFLAGS: [...rustFlags, ...(small.includes(feature) ? alone : [])].join('\x1f'),
      CARGO_PROFILE_WASM_OPT_LEVEL: feature === 'qr' ? 's' : 'z',
    },
  });
  return `${folder}/${target}/wasm/countersign_wasm.wasm`;
}

/** What panics say: where they are, and what the standard library and the allocator write. */
const MESSAGES = [
  /[!-~]+\.rs\0/g,
  /\x15memory allocation of \xc0\r bytes failed/g,
  /(?:slice index|range (?:start|end) index|copy_from_slice|" out of range for slice)[ -~]*/g,
  /capacity overflow|mid > len|attempt to divide by zero|Tried to shrink to a larger capacity/g,
  / but ends at |\) does not match destination slice length \(/g,
  // Two digits of a number, for every number below a hundred.
  /00010203\d{184}96979899/g,
];

/** Puts zeros, which take no room, in the place of messages that a module with a panic handler of its own never shows. */
function forgetMessages(file) {
  const bytes = readFileSync(file).toString('latin1');
  const without = MESSAGES.reduce((left, message) => left.replace(message, (said) => '\0'.repeat(said.length)), bytes);
  writeFileSync(file, without, 'latin1');
}

/** What the core and the allocating library call when they cannot go on. */
const PANICS = /panicking|_fail(ed)?(_rt)?$|handle_(alloc_)?error|capacity_overflow/;

/** Makes a panic the trap that it ends in here, before it collects what to say. */
function silence(file) {
  const module = binaryen.readBinary(readFileSync(file));
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const entry = module.getFunctionByIndex(at);
    const { name, base } = binaryen.getFunctionInfo(entry);
    if (!base && PANICS.test(name)) binaryen.Function.setBody(entry, module.unreachable());
  }
  writeFileSync(file, module.emitBinary());
}

function optimise(file) {
  const enabled = features.map((feature) => `--enable-${feature}`);
  run(tool('wasm-opt'), [file, '-o', `${file}.small`, '-Oz', '--converge', '--low-memory-unused', '--strip-debug', '--strip-producers', '--strip-target-features', ...enabled]);
  renameSync(`${file}.small`, file);
}
