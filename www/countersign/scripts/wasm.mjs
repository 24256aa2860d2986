// Rust → WebAssembly + glue, in src/wasm. Cargo decides whether anything changed; the slow steps after it run only then.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { here, root, run, tool } from './run.mjs';

const out = `${here}src/wasm`;
const name = 'countersign_otp';

export function buildWasm() {
  const toolchain = run('bash', [`${root}scripts/wasm-target`]).trim();
  const bindgen = `${run('bash', [`${root}scripts/wasm-bindgen`]).trim()}/wasm-bindgen`;
  const cargo = [...(toolchain ? [`+${toolchain}`] : []), 'build', '--quiet', '--package', 'countersign-wasm', '--profile', 'wasm', '--target', 'wasm32-unknown-unknown'];
  run('cargo', cargo, { cwd: root });
  const { target_directory: target } = JSON.parse(run('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: root }));
  const compiled = `${target}/wasm32-unknown-unknown/wasm/countersign_wasm.wasm`;

  const stamp = `${out}/.from`;
  const from = createHash('sha256').update(readFileSync(compiled)).update(bindgen).update(readFileSync(new URL(import.meta.url))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return;

  mkdirSync(out, { recursive: true });
  // Without a default path in the glue: src/init.ts knows where the file is, for Node as well.
  run(bindgen, ['--target', 'web', '--out-dir', out, '--out-name', name, '--omit-default-module-path', compiled]);
  optimise(`${out}/${name}_bg.wasm`);
  writeFileSync(stamp, from);
}

function optimise(file) {
  // The features named are those that rustc turns on for this target.
  run(tool('wasm-opt'), [file, '-o', `${file}.small`, '-Oz', '--converge', '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals', '--enable-reference-types', '--enable-multivalue']);
  renameSync(`${file}.small`, file);
}
