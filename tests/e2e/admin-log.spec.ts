import { admin, tab } from './support/admin-steps.ts';
import { office, pastPolicies } from './support/office.ts';
import { expect, test } from './support/test.ts';

test('events are found by kind and by member, and older ones of the same', async ({ page, mock, open }) => {
  office(mock);
  await open('admin');
  await tab(page, 'events');
  const lines = page.locator('.log tbody tr');
  await expect(lines).toHaveCount(10);
  await expect(lines.first()).toContainText('Act of an administrator');
  await expect(lines.first()).toContainText('Chidi Sayed');
  await page.getByLabel('Kind').selectOption('Locked after wrong codes');
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText('member.locked');
  await page.getByLabel('Kind').selectOption('Code refused');
  await page.getByLabel('Only of this member (id)').fill('m-000001');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('Nothing happened.')).toBeVisible();
  await page.getByLabel('Kind').selectOption('Everything');
  await expect(lines).toHaveCount(1);
  await page.getByRole('button', { name: 'Older ones' }).click();
  await expect.poll(() => mock.callsTo('GET /admin/events').map(({ query }) => String(query)).slice(1)).toEqual([
    'limit=50&kind=member.locked',
    'limit=50&kind=code.refused',
    'limit=50&member=m-000001&kind=code.refused',
    'limit=50&member=m-000001',
    'limit=50&cursor=ev_9&member=m-000001',
  ]);
  await page.getByRole('button', { name: 'Ana Ruiz' }).first().click();
  await expect.poll(() => mock.callsTo('GET /admin/members/m-000001').length).toBe(1);
});

test('earlier policies say who changed what, and one of them is begun from', async ({ page, mock, open }) => {
  office(mock);
  await open('admin');
  await tab(page, 'policy');
  const past = page.locator('.history .items > li');
  await expect(past).toHaveCount(3);
  await expect(page.getByText(/^Version 3, in force since .*, by Ana Ruiz\.$/)).toBeVisible();
  await expect(past.nth(0).locator('.changes tbody tr')).toHaveText([
    /Who must have a second factor · Team\s*Owners and admins must\s*Everybody must/,
    /Recovery and trust · A browser may be trusted for \(0: never\)\s*0 days\s*30 days/,
  ]);
  await expect(past.nth(1)).toContainText('Jun Lund');
  await expect(past.nth(1).locator('.changes tbody tr')).toHaveText([/Team\s*Nobody must\s*Owners and admins must/, /Wrong codes in a row without a wait\s*2\s*4/]);
  await expect(past.nth(2)).toContainText('The first policy.');
  await expect(past.nth(0).getByRole('button')).toHaveCount(0);

  await page.getByRole('button', { name: 'Start from this one – Version 1' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Policy', exact: true })).toBeFocused();
  await expect(page.getByLabel('Team').first()).toHaveValue('nobody');
  await expect(page.getByText(/people will no longer have to\./)).toBeVisible();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await page.locator('#code').pressSequentially('123456');
  await expect(page.getByText('The policy is in force.')).toBeVisible();
  expect(mock.callsTo('PUT /admin/policy').at(-1)?.body).toEqual({ policy: pastPolicies()[2]?.policy });
  await expect(admin(page)).toHaveAttribute('state', 'policy');
});

test('older policies are asked for, and the oldest of a page is compared once its elder is there', async ({ page, mock, open }) => {
  office(mock);
  const [third, second, first] = pastPolicies();
  mock.on('GET /admin/policy/history', ({ query }) =>
    query.has('cursor') ? { body: { policies: [first!], next_cursor: null } } : { body: { policies: [third!, second!], next_cursor: '2' } },
  );
  await open('admin');
  await tab(page, 'policy');
  const past = page.locator('.history .items > li');
  await expect(past).toHaveCount(2);
  await expect(past.nth(1).locator('.changes')).toHaveCount(0);
  await page.getByRole('button', { name: 'Older ones' }).click();
  await expect(past).toHaveCount(3);
  await expect(past.nth(1).locator('.changes tbody tr')).toHaveCount(2);
  expect(mock.callsTo('GET /admin/policy/history').at(-1)?.query.get('cursor')).toBe('2');
});
