import type { Message } from '../../www/console/src/outbox/message.ts';
import { expectAccessible } from './support/axe.ts';
import { shoot } from './support/screenshots.ts';
import { expect, test } from './support/test.ts';

const mail = (changes: Partial<Message> = {}): Message => ({
  id: 'msg-1',
  at: '2026-11-20T16:40:00.000000Z',
  channel: 'email',
  to: 'ana@harbour.example',
  subject: 'Your code for Harbour Help: 481 516',
  text: '481516 is your code for Harbour Help.\n\nIt is valid for 1 minute. Asked for from Hamburg, Germany.\n\nIf this was not you, change your password.',
  html: '<!doctype html><body style="font-family: sans-serif"><p style="font-size: 32px; color: rgb(10, 107, 90)">481516</p>',
  link: null,
  status: 'sent',
  ...changes,
});

test('shows what would have been sent, newest first, and says what it is for', async ({ page, mock, open }) => {
  mock.messages.push(
    mail(),
    mail({ id: 'msg-2', at: '2026-11-20T16:41:00.000000Z', channel: 'sms', to: '+49 30 901820', subject: null, html: null, text: 'Harbour Help: 23 42 is no code, 108151 is.' }),
    mail({ id: 'msg-3', at: '2026-11-20T16:42:00.000000Z', subject: 'Sign in to Harbour Help', text: `Open https://verify.example.org/sign-in-link#cs_link_abc to sign in.`, status: 'dead' }),
  );
  await open('outbox');
  await expect(page.getByText('Development only')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Sign in to Harbour Help', 'Your code for Harbour Help: 481 516']);
  const items = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.nth(0).getByRole('link')).toHaveAttribute('href', 'https://verify.example.org/sign-in-link#cs_link_abc');
  await expect(items.nth(1)).toContainText('+49 30 901820');
  await expect(items.nth(1).locator('code')).toHaveText('108151');
  await items.nth(1).locator('code').click();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('108151');
  await expectAccessible(page);
  await shoot(page, 'outbox');
});

test('draws new messages by itself and leaves alone what somebody has opened', async ({ page, mock, open }) => {
  await open('outbox');
  await expect(page.getByRole('status')).toContainText('Nothing was sent yet');
  mock.messages.push(mail({ status: 'waiting' }));
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await page.getByText('As a mail program shows it').click();
  await expect(page.locator('iframe')).toBeVisible();
  mock.messages[0] = mail();
  mock.messages.push(mail({ id: 'msg-2', at: '2026-11-20T16:45:00.000000Z', subject: 'Another' }));
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Another', 'Your code for Harbour Help: 481 516']);
  await expect(page.locator('iframe')).toBeVisible();
  await expect(page.getByText('sent', { exact: true })).toHaveCount(2);
});

test('a message is drawn with its styles, runs nothing and reaches nothing', async ({ page, mock }) => {
  const { html } = mail();
  mock.messages.push(mail({ html: `${html}<script>parent.document.title = 'reached'</script>` }));
  await page.goto(`${mock.origin}/outbox`);
  await page.getByText('As a mail program shows it').click();
  const shown = page.frameLocator('iframe').locator('p');
  await expect(shown).toHaveText('481516');
  await expect(shown).toHaveCSS('font-size', '32px');
  await expect(page).toHaveTitle('Outbox (development only)');
});

test('a text is no markup', async ({ page, mock, open }) => {
  mock.messages.push(mail({ subject: '<img src=x onerror=alert(1)>', text: '<b>bold</b> javascript:alert(1)', to: '<i>' }));
  await open('outbox');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('<img src=x onerror=alert(1)>');
  await expect(page.locator('li img, li b b, li i, li a')).toHaveCount(0);
});

test('a verifier that went away is waited for', async ({ page, open }) => {
  await open('outbox');
  await page.route('**/outbox.json', (route) => route.abort());
  await expect(page.getByRole('status')).toContainText('does not answer');
  await page.unroute('**/outbox.json');
  await expect(page.getByRole('status')).toContainText('Nothing was sent yet');
});
