// The package in frameworks that render on a server: their production build, served by themselves, taken over in a browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { onPage, withBrowser, works } from './support/browser.mjs';
import { freePort, here, run, started } from './support/run.mjs';

withBrowser();

/** What the server says of a page, before any script runs. */
const rendered = async (origin) => (await fetch(origin)).text();

test('Next with React 19: server components, a route handler and countersign/react', async (t) => {
  const installed = join(here, 'next');
  await run('next', ['build'], installed, installed);
  const port = await freePort();
  const { origin, said } = await started('next', ['start', '--hostname', '127.0.0.1', '--port', String(port)], installed, { installed, port, test: t });
  assert.match(await rendered(origin), /<svg.*<countersign-sign-in token="cs_client_test"><\/countersign-sign-in>/s);
  assert.deepEqual(await (await fetch(`${origin}/verify`)).json(), { right: true, verifier: 'function' });
  await onPage(origin, async (page) => {
    await page.getByRole('button', { name: 'Try a code' }).click();
    await works(page);
  });
  assert.doesNotMatch(said(), /error/i);
});

test('SvelteKit: rendered on the server, and the event in the tag', async (t) => {
  const installed = join(here, 'sveltekit');
  await run('vite', ['build', '--logLevel', 'error'], installed, installed);
  const port = await freePort();
  const { origin } = await started('vite', ['preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'], installed, { installed, port, test: t });
  assert.match(await rendered(origin), /<svg.*>right<.*<countersign-sign-in token="cs_client_test">/s);
  await onPage(origin, works);
});

test('Nuxt: rendered on the server, and the event in the tag', async (t) => {
  const installed = join(here, 'nuxt');
  await run('nuxt', ['build'], installed, installed);
  const port = await freePort();
  const { origin } = await started('nuxt', ['preview'], installed, { installed, port, test: t });
  assert.match(await rendered(origin), /<svg.*>right<.*<countersign-sign-in token="cs_client_test">/s);
  await onPage(origin, works);
});
