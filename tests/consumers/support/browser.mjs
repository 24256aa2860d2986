import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { answerAsVerifier, RECEIPT } from './verifier.mjs';

let browser;

/** A Chromium for the tests of this process. */
export function withBrowser() {
  const root = process.getuid?.() === 0;
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium',
      // Chromium refuses its sandbox to root, which is what build machines run as.
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(root ? ['--no-sandbox'] : [])],
    });
  });
  after(() => browser?.close());
}

/** Opens a page, does `what` with it, and finds nothing wrong in its console; `expected` are complaints that are meant. */
export async function onPage(url, what, expected = /^$/) {
  const page = await browser.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`));
  try {
    await answerAsVerifier(page);
    await page.goto(url);
    await what(page).catch((error) => assert.fail(`${error.message}\n${wrong.join('\n')}`));
    assert.deepEqual(wrong.filter((text) => !expected.test(text)), []);
  } finally {
    await page.close();
  }
}

const shows = (page, selector, text) => page.waitForFunction(([where, what]) => document.querySelector(where)?.textContent === what, [selector, text], { timeout: 20_000 });

/** A QR code that WebAssembly drew, and a code that it checked. */
export async function computes(page) {
  await page.getByRole('img', { name: 'Scan with your authenticator app' }).waitFor({ timeout: 20_000 });
  await shows(page, '#code', 'right');
}

/** A person types a code into the element, and the page hears that they passed. */
export async function signsIn(page) {
  await page.getByLabel('Code from your authenticator app').pressSequentially('123456', { timeout: 20_000 });
  await shows(page, '#receipt', RECEIPT);
}

/** What every page here does. */
export async function works(page) {
  await computes(page);
  await signsIn(page);
}
