import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The package's folder and the project's, with a slash at the end. */
export const here = fileURLToPath(new URL('../', import.meta.url));
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A tool that npm installed for the workspace. */
export const tool = (name) => fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));

/** Runs a command, shows what it says, and ends this one with it when it fails. */
export function run(command, args, options = {}) {
  try {
    return execFileSync(command, args, { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });
  } catch (error) {
    if (error.stdout) process.stderr.write(error.stdout);
    console.error(`\nerror: \`${command} ${args.join(' ')}\` failed${error.code === 'ENOENT' ? ': it is not installed' : ''}.`);
    process.exit(1);
  }
}
