import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Authenticator, scan } from './support/authenticator.ts';
import { inProject } from './support/paths.ts';
import { binary, freePort } from './support/servers.ts';

/** The shell lines of the README from the first to a redeemed receipt, block by block, on ports that are free here. */
function blocks(ports: Record<string, number>): string[] {
  const section = readFileSync(inProject('README.md'), 'utf8').split('\n## From a sample')[1]?.split('\n## What to know')[0] ?? '';
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, lines = '']) =>
    Object.entries(ports).reduce((text, [port, free]) => text.replaceAll(port, String(free)), lines),
  );
}

/** One shell that is given a block at a time, as somebody types them one after the other. */
class Shell {
  private readonly bash: ChildProcessWithoutNullStreams;
  private out = '';
  private log = '';

  constructor(folder: string) {
    const env = { ...process.env, PATH: `${dirname(binary('countersign'))}:${process.env['PATH']}` };
    this.bash = spawn('bash', [], { cwd: folder, env });
    this.bash.stdout.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    // Apart: the service logs in the background, between what the commands print.
    this.bash.stderr.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
  }

  /** What a block printed. */
  async run(block: string): Promise<string> {
    this.out = '';
    const end = `end-${Math.random()}`;
    this.bash.stdin.write(`${block}\necho; echo ${end} $?\n`);
    await expect.poll(() => this.out, { timeout: 30_000 }).toContain(`${end} `);
    const [said = '', rest = ''] = this.out.split(`${end} `);
    expect(Number.parseInt(rest), `${said}\n${this.log}`).toBe(0);
    return said;
  }

  /** Ends what the blocks have started, then the shell. */
  async stop(): Promise<void> {
    const ended = new Promise((over) => this.bash.once('exit', over));
    this.bash.stdin.end('kill -KILL $(jobs -p)\n');
    await ended;
  }
}

/** The JSON that curl printed last. */
const json = (said: string): Record<string, unknown> =>
  JSON.parse(said.slice(said.lastIndexOf('\n{') + 1).trim()) as Record<string, unknown>;

test('the README, copied from top to bottom, signs somebody in', async ({ page }) => {
  test.skip(!!process.env['COUNTERSIGN_URL'], 'this starts a verifier of its own');
  const [verifier, website] = [await freePort(), await freePort()];
  const steps = blocks({ 8600: verifier, 8601: website });
  expect(steps).toHaveLength(4);
  const [start, known, begin, redeem] = steps as [string, string, string, string];

  const folder = mkdtempSync(join(tmpdir(), 'countersign-readme-'));
  const site = createServer((_, answer) => answer.end('back at the website')).listen(website, '127.0.0.1');
  const shell = new Shell(folder);
  try {
    await shell.run(start);
    const ready = async () => (await fetch(`http://127.0.0.1:${verifier}/readyz`).catch(() => null))?.ok ?? false;
    await expect.poll(ready, { timeout: 30_000 }).toBe(true);
    expect(json(await shell.run(known))).toMatchObject({ id: '42', label: 'ada@example.org' });
    const signIn = json(await shell.run(begin));
    expect(signIn['status']).toBe('enroll');

    await page.goto(String(signIn['url']));
    await expect(page.locator('[part=qr] svg')).toBeVisible();
    const app = Authenticator.scanned(await scan(page));
    await page.getByLabel('6-digit code').pressSequentially(app.code());
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    // What the policy advises, then back to the website.
    await expect(page.getByText('Never tell anyone a code, not even support.')).toBeVisible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`http://127.0.0.1:${website}/second-step?**`);
    const back = new URL(page.url()).searchParams;
    expect(back.get('sign_in')).toBe(signIn['id']);

    await shell.run(`sign_in='${back.get('sign_in')}' receipt='${back.get('receipt')}'`);
    const redeemed = json(await shell.run(redeem));
    expect(redeemed).toMatchObject({ member: '42', method: 'totp', amr: ['otp'], phishing_resistant: false, failures_before: 0 });
  } finally {
    await shell.stop();
    site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
