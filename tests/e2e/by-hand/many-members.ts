import type { CDPSession, Page } from '@playwright/test';
import { colleague, office } from '../support/office.ts';
import { expect, test } from '../support/test.ts';

const PEOPLE = 100_000;
const RUNS = 5;

/** Work of the page's main thread so far and memory in use, as Chromium counts them. */
async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

/** Milliseconds of main-thread work that something took, until its picture was drawn. */
async function work(page: Page, cdp: CDPSession, does: () => Promise<unknown>): Promise<number> {
  const before = await metrics(cdp);
  await does();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const after = await metrics(cdp);
  return Math.round(((after['TaskDuration'] ?? 0) - (before['TaskDuration'] ?? 0)) * 1000);
}

const middle = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

test(`the administrators' page with ${PEOPLE} members`, async ({ browser, mock }) => {
  test.setTimeout(120_000);
  office(mock, { members: Array.from({ length: PEOPLE }, (_, n) => colleague(n)) });
  const figures: Record<string, number[]> = {};
  const note = (name: string, value: number) => (figures[name] ??= []).push(value);
  for (let run = 0; run < RUNS; run += 1) {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const tasks: number[] = ((globalThis as { tasks?: number[] }).tasks = []);
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
    });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const longest = () => page.evaluate(() => Math.round(Math.max(0, ...((globalThis as { tasks?: number[] }).tasks ?? []))));
    note(
      'first paint',
      await work(page, cdp, async () => {
        await page.goto(`${mock.origin}/admin#cs_client_${String.fromCharCode(97 + run).repeat(52)}222222`, { waitUntil: 'commit' });
        await page.locator('countersign-admin-members .open').first().waitFor({ timeout: 20_000 });
      }),
    );
    note('longest task until then', await longest());
    note('everybody read, in all', await work(page, cdp, () => expect(page.getByText('100,000 of 100,000 people')).toBeVisible({ timeout: 60_000 })));
    note('longest task until then, too', await longest());
    for (const text of ['ruiz', 'm-0999', 'nobody at all']) note(`search for “${text}”`, await work(page, cdp, () => page.getByRole('searchbox').fill(text)));
    note('search for everybody', await work(page, cdp, () => page.getByRole('searchbox').fill('')));
    note('members that are locked', await work(page, cdp, () => page.getByLabel('State').selectOption('locked')));
    await page.getByLabel('State').selectOption('');
    note('to the end of the list', await work(page, cdp, () => page.locator('countersign-admin-members .open').first().press('End')));
    await cdp.send('HeapProfiler.collectGarbage');
    note('memory in MB', Math.round(((await metrics(cdp))['JSHeapUsedSize'] ?? 0) / 1e6));
    await page.close();
  }
  for (const [name, all] of Object.entries(figures)) console.log(`${name.padEnd(30)} ${String(middle(all)).padStart(5)}   (${all.join(', ')})`);
});
