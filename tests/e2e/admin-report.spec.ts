import { readFile } from 'node:fs/promises';
import { admin } from './support/admin-steps.ts';
import { problem } from './support/mock-verifier.ts';
import { office } from './support/office.ts';
import { expect, test } from './support/test.ts';

const CSV = { 'content-type': 'text/csv; charset=utf-8; header=present' };
const report = ['member,label,role', ...Array.from({ length: 9_000 }, (_, n) => `m-${n},Sónia ${n},agent`), ''].join('\r\n');

test('the report is a file with the workspace and the day in its name, and its size is said', async ({ page, mock, open }) => {
  office(mock);
  mock.on('GET /admin/report', ({ query }) => (query.get('format') === 'csv' ? { body: report, headers: CSV } : { status: 400 }));
  await open('admin');
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const file = await downloads;
  const day = new Date().toISOString().slice(0, 10);
  expect(file.suggestedFilename()).toBe(`Harbour Help ${day}.csv`);
  expect(await readFile(await file.path(), 'utf8')).toBe(report);
  const size = `${(Buffer.byteLength(report) / 1000).toFixed(1)} kB`;
  await expect(page.getByRole('status').filter({ hasText: `Saved as “Harbour Help ${day}.csv” (${size}).` })).toBeVisible();
  await expect(admin(page)).toHaveAttribute('state', 'members');
});

test('half a report is no file', async ({ page, mock, open }) => {
  office(mock);
  mock.on('GET /admin/report', { body: report.slice(0, 50_000), headers: CSV, breaksOff: true });
  let files = 0;
  page.on('download', () => (files += 1));
  await open('admin');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  expect(files).toBe(0);
});

test('nobody downloads the report of a workspace after the session is over', async ({ page, mock, open }) => {
  office(mock);
  await open('admin');
  mock.on('GET /admin/report', problem(410, 'token-ended'));
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  await expect(admin(page)).toHaveAttribute('state', 'over');
});
