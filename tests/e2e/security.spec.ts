import { expectAccessible } from './support/axe.ts';
import { type Answer, problem } from './support/mock-verifier.ts';
import { shoot } from './support/screenshots.ts';
import { everything, owns, signIns } from './support/security-steps.ts';
import { accepted, address, factor, pending, refused, sent, session, TOKEN, way } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const CODES = Array.from({ length: 10 }, (_, at) => `GK2QK2-VACSZ5-YEXNY${at}`);
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const stepUpField = (page: Page) => page.getByLabel('Code from your authenticator app');

/** A member with two authenticators, whose verifier wants a step-up until one was passed. */
test.beforeEach(({ mock }) => {
  let steppedUp = false;
  let factors = [factor(), factor({ id: 'f-2', label: null, last_used_at: null })];
  const guarded = <Body>(answer: () => Answer<Body>) => (): Answer<Body> => (steppedUp || factors.length === 0 ? answer() : problem(403, 'step-up-required'));
  mock
    .on('GET /session', () => ({
      body: session({ purpose: 'security', status: 'open', needs_step_up: !steppedUp, factors: factors.length, recovery_codes_left: 3 }),
    }))
    .on('GET /factors', () => ({ body: { factors } }))
    .on('POST /security/step-up', ({ body }) => {
      steppedUp = (body as { code: string }).code === '123456';
      return { body: steppedUp ? accepted() : refused('wrong-code', { remaining: 4 }) };
    })
    .on('DELETE /factors/f-1', guarded(() => {
      factors = factors.filter(({ id }) => id !== 'f-1');
      return { status: 204 };
    }))
    .on('POST /factors', guarded(() => ({ status: 201, body: pending({ id: 'f-3' }) })))
    .on('POST /factors/f-3/confirm', () => {
      const added = factor({ id: 'f-3', label: 'Tablet' });
      factors = [...factors, added];
      return { body: { accepted: true, status: 'active', factor: added } };
    })
    .on('POST /recovery-codes', guarded(() => ({ status: 201, body: { recovery_codes: CODES } })));
});

test('shows what there is, and removes an authenticator only after the question and a code', async ({ page, mock, open }) => {
  await open('security');
  await expect(page.getByText('Work phone')).toBeVisible();
  await expect(page.getByText('Last used 20 Nov 2026')).toBeVisible();
  await expect(page.getByText('3 codes left. Each works once. Make a new set soon.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'security');

  await page.getByRole('button', { name: 'Remove Work phone' }).click();
  await expect(page.getByRole('heading', { name: 'Remove “Work phone”?' })).toBeFocused();
  await expectAccessible(page);
  await shoot(page, 'ask-remove');
  await page.getByRole('button', { name: 'Remove' }).click();

  await expect(stepUpField(page)).toBeFocused();
  await expectAccessible(page);
  await shoot(page, 'step-up');
  expect(mock.callsTo('DELETE /factors/f-1')).toEqual([]);
  await stepUpField(page).pressSequentially('000000');
  await expect(alert(page)).toContainText('4 tries left');
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('status').filter({ hasText: '“Work phone” was removed.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove Work phone' })).toHaveCount(0);
});

test('adds an authenticator with a name of one’s own', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Add another way' }).click();
  await page.getByLabel('Name').fill('Tablet');
  await expectAccessible(page);
  await shoot(page, 'add-name');
  await page.getByRole('button', { name: 'Continue' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  expect(mock.callsTo('POST /factors')).toMatchObject([{ body: { kind: 'totp', label: 'Tablet' } }]);
  await page.getByLabel('6-digit code').pressSequentially('654321');
  await expect(page.getByText('Set up. You can use it from now on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove Tablet' })).toBeVisible();
});

test('makes new recovery codes, shown until they are kept', async ({ page, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await expect(page.getByText('stop working at once')).toBeVisible();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('listitem').filter({ hasText: CODES[0] ?? '' })).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Your new recovery codes are active.')).toBeVisible();
});

test('a step-up that the verifier wants again is asked for again', async ({ page, mock, open }) => {
  // The page believes none is needed (another tab used it up); the verifier's 403 decides.
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: false }) }));
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await expect(page.getByRole('heading', { name: 'First, confirm it’s you' })).toBeVisible();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
});

for (const [name, back] of [
  ['going back', (page: Page) => page.goBack()],
  ['its address', (page: Page) => page.goto(page.url().replace('/back', '/security'))],
  ['the link that the browser’s history keeps', (page: Page) => page.goto(page.url().replace('/back', `/security#${TOKEN}`))],
] as const) {
  test(`A8: whoever sits down here afterwards finds nothing by ${name}: not the token, not what it showed`, async ({ page, mock, open }) => {
    await open('security');
    await expect(page.getByText('Work phone')).toBeVisible();
    expect(page.url(), 'it left the address at once').toBe(`${mock.origin}/security`);
    await page.goto(`${mock.origin}/back`);
    await expect.poll(() => mock.callsTo('DELETE /session').length).toBe(1);
    const told = mock.calls.length;
    await back(page);
    await expect(page.getByRole('heading', { name: /^(This page is closed|This page has expired|This link can’t be used)$/ })).toBeVisible();
    await expect(page.getByText('Work phone')).toHaveCount(0);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).toBe('{}');
    expect(await page.evaluate(() => document.querySelector('countersign-security')?.getAttribute('token'))).toBeNull();
    expect(mock.calls.slice(told).map(({ path }) => path), 'nothing is asked but what the link is for').toEqual(['/session']);
  });
}

test('A8: a page that the browser keeps alive while it is left shows nothing and holds nothing', async ({ page, mock, open }) => {
  await open('security');
  await expect(page.getByText('Work phone')).toBeVisible();
  // What a browser tells a page that it puts aside whole, to bring it back as it was.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByRole('heading', { name: 'This page is closed' })).toBeVisible();
  await expect(page.getByText('Work phone')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await page.evaluate(() => document.querySelector('countersign-security')?.outerHTML)).not.toContain(TOKEN);
  expect(mock.calls.filter(({ authorization }) => authorization !== `Bearer ${TOKEN}`)).toEqual([]);
});

test('A2: a page minted before the authenticators went changes nothing, and says where to open it again', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: true, methods: [], factors: 0 }) }));
  mock.on('GET /factors', { body: { factors: [] } });
  await open('security');
  await expect(page.getByRole('heading', { name: 'Your authenticators have changed' })).toBeFocused();
  await expect(page.getByText('Open it again from the website')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('S16: the recovery codes of one member are not shown to the next who looks after theirs on the same page', async ({ page, mock, open }) => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((arrived) => {
    mock.on('POST /recovery-codes', async () => {
      arrived();
      await new Promise<void>((later) => (answer = later));
      return { status: 201, body: { recovery_codes: CODES } };
    });
  });
  const of = (label: string) => () => ({ body: session({ purpose: 'security', status: 'open', member: { id: label, label } }) });
  mock.on('GET /session', of('ana@harbour.example'));
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await asked;
  mock.on('GET /session', of('bo@harbour.example'));
  await page.evaluate(() => document.querySelector('countersign-security')?.setAttribute('token', 'cs_client_second'));
  await expect(page.getByText('bo@harbour.example')).toBeVisible();
  const late = page.waitForResponse('**/recovery-codes');
  answer();
  await (await late).finished();
  // What is asked for after it is there when it has been taken in.
  await page.getByRole('button', { name: 'Rename Work phone' }).click();
  await expect(page.getByText(CODES[0] ?? '')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
});

test('no answer takes new recovery codes away before they are kept', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
  mock.on('GET /session', () => problem(410, 'token-ended'));
  await expect(page.getByText(CODES[9] ?? '')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
});

test('leads back to the app where its backend said which', async ({ page, mock, open }) => {
  const back = `${mock.origin}/back`;
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', return_to: back }) }));
  await open('security');
  await page.getByRole('link', { name: 'Back to Harbour Help' }).click();
  await page.waitForURL(back);
});

test('cancelling leaves everything as it was', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Remove Work phone' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in', level: 2 })).toBeFocused();
  expect(mock.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('without an authenticator it offers the first one', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: false, factors: 0 }) }));
  mock.on('GET /factors', { body: { factors: [] } }).on('POST /factors', { status: 201, body: pending() });
  mock.on('POST /factors/f-1/confirm', { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } });
  await open('security');
  await expect(page.getByText('None yet.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'security-off');
  await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
  await page.getByLabel('6-digit code').pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
});

test.describe('somebody with one of everything', () => {
  test('sees each by its name, what it is and when it was used, and where its addresses come from', async ({ page, mock, open }) => {
    owns(everything)(mock);
    await open('security');
    const factors = page.getByRole('region', { name: 'How you confirm it’s you' }).getByRole('listitem');
    await expect(factors).toHaveCount(4);
    await expect(factors.nth(1)).toContainText(/Key ring\s+Hardware token\s+Added 2 Mar 2026\s+Last used 20 Nov 2026/);
    await expect(factors.nth(3)).toContainText(/Text message\s+•••• 42\s+Added 2 Mar 2026\s+Not used yet/);
    const addresses = page.getByRole('region', { name: 'E-mail addresses and phones' }).getByRole('listitem');
    await expect(addresses.nth(0)).toContainText(/ana@harbour\.example\s+Primary\s+From the website, 2 Mar 2026/);
    await expect(addresses.nth(0).getByRole('button'), 'what the website gave is the website’s to change').toHaveCount(0);
    await expect(addresses.nth(1)).toContainText('Confirmed with a code, 11 Jun 2026');
    await expect(addresses.nth(2)).toContainText('Not confirmed yet');
    const devices = page.getByRole('region', { name: 'Devices' }).getByRole('listitem');
    await expect(devices.nth(0)).toContainText(/Firefox on Linux\s+Trusted\s+Hamburg, Germany\s+Last used 20 Nov 2026\s+Asked for no code until 20 Dec 2026/);
    await expect(devices.nth(1)).toContainText('Known until 20 Dec 2026');
    await expectAccessible(page);
    await shoot(page, 'security-everything');
  });

  test('renames in place by keyboard alone; Escape leaves the name as it was', async ({ page, mock, open }) => {
    owns({ ...everything, session: { ...everything.session, needs_step_up: false } })(mock);
    mock.on('PATCH /factors/f-1', ({ body }) => ({ body: factor({ label: (body as { label: string | null }).label }) }));
    await open('security');
    const rename = page.getByRole('button', { name: 'Rename Work phone' });
    await rename.focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Name' });
    await expect(field).toBeFocused();
    await field.fill('Something else');
    await page.keyboard.press('Escape');
    await expect(rename).toBeFocused();
    expect(mock.callsTo('PATCH /factors/f-1')).toEqual([]);

    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('Work phone');
    await field.fill('  Red phone ');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Rename Red phone' })).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'The name is saved.' })).toBeVisible();
    expect(mock.callsTo('PATCH /factors/f-1')).toMatchObject([{ body: { label: 'Red phone' } }]);
  });

  test('a name that cannot be used leaves the field open', async ({ page, mock, open }) => {
    owns({ ...everything, session: { ...everything.session, needs_step_up: false } })(mock);
    mock.on('PATCH /factors/f-1', () => problem(422, 'label-unshowable'));
    await open('security');
    await page.getByRole('button', { name: 'Rename Work phone' }).click();
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await expect(alert(page)).toContainText('This name cannot be used');
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeVisible();
  });

  test('makes a change after a code that was sent by e-mail', async ({ page, mock, open }) => {
    owns({ ...everything, session: { ...everything.session, methods: [way('email-code', { hint: 'a•••@harbour.example' }), way('totp'), way('recovery-code')] } })(mock);
    mock
      .on('POST /security/send', { body: { ...sent() } })
      .on('POST /security/step-up', { body: accepted({ method: 'email-code', factor: 'f-3' }) })
      .on('DELETE /factors/f-2', { status: 204 });
    await open('security');
    await page.getByRole('button', { name: 'Remove Key ring' }).click();
    expect(mock.callsTo('POST /security/send'), 'nothing goes out before it is needed').toEqual([]);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('we sent to a•••@harbour.example')).toBeVisible();
    await expect(page.getByRole('timer')).toContainText(/0:[0-9]{2}/);
    expect(mock.callsTo('POST /security/send')).toMatchObject([{ body: { method: 'email-code' } }]);
    await page.getByText('Try another way').click();
    await expect(page.getByRole('button', { name: /Authenticator app/ })).toBeVisible();
    await page.getByLabel('Code from the e-mail').pressSequentially('481516');
    await expect(page.getByText('“Key ring” was removed.')).toBeVisible();
    expect(mock.callsTo('POST /security/step-up')).toMatchObject([{ body: { code: '481516' } }]);
  });

  test('adds a phone as one of several kinds, without being asked for a name', async ({ page, mock, open }) => {
    owns({ ...everything, session: { ...everything.session, needs_step_up: false } })(mock);
    mock
      .on('POST /factors', { status: 201, body: pending({ id: 'f-9', kind: 'sms', secret: null, otpauth_uri: null, sent: sent(), hint: '•••• 18' }) })
      .on('POST /factors/f-9/confirm', { body: { accepted: true, status: 'active', factor: factor({ id: 'f-9', kind: 'sms', label: null, hint: '•••• 18' }) } });
    await open('security');
    await page.getByRole('button', { name: 'Add another way' }).click();
    await expect(page.getByRole('listitem').filter({ has: page.getByRole('button') })).toHaveCount(4);
    await page.getByRole('button', { name: /^Text message/ }).click();
    // One of the addresses that are known, or another one.
    await expect(page.getByRole('radio', { name: '+442079460018' })).toBeChecked();
    await page.getByRole('button', { name: 'Send the code' }).click();
    expect(mock.callsTo('POST /factors')).toMatchObject([{ body: { kind: 'sms', address: 'ad-3' } }]);
    await page.getByLabel('Code from the text message').pressSequentially('108151');
    await expect(page.getByText('Set up. You can use it from now on.')).toBeVisible();
  });

  test('forgets one device, and all of them', async ({ page, mock, open }) => {
    owns(everything)(mock);
    let devices = everything.devices ?? [];
    mock.on('GET /devices', () => ({ body: { devices } }));
    for (const { id } of devices) {
      mock.on(`DELETE /devices/${id}`, () => {
        devices = devices.filter((each) => each.id !== id);
        return { status: 204 };
      });
    }
    await open('security');
    await page.getByRole('button', { name: 'Forget Firefox on Linux' }).click();
    await expect(page.getByRole('status').filter({ hasText: '“Firefox on Linux” is forgotten.' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Forget/ })).toHaveCount(1);

    devices = everything.devices ?? [];
    await page.reload();
    await page.goto(`${mock.origin}/security#${TOKEN.replace('222222', '777777')}`);
    await page.getByRole('button', { name: 'Forget all devices' }).click();
    await expect(page.getByText('All devices are forgotten.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Two-step sign-in', level: 2 }), 'reading goes on at the top').toBeFocused();
    await expect(page.getByRole('region', { name: 'Devices' })).toHaveCount(0);
    expect(mock.calls.filter(({ method, path }) => method === 'DELETE' && path.startsWith('/devices/'))).toHaveLength(3);
  });
});

test.describe('addresses', () => {
  test.beforeEach(({ mock }) => {
    let addresses = everything.addresses ?? [];
    const added = address({ id: 'ad-9', value: 'ana@elsewhere.example', confirmed: null });
    owns({ ...everything, session: { ...everything.session, needs_step_up: false } })(mock)
      .on('GET /addresses', () => ({ body: { addresses } }))
      .on('POST /addresses', () => {
        addresses = [...addresses, added];
        return { status: 201, body: { ...added, sent: sent() } };
      })
      .on('POST /addresses/ad-9/confirm', ({ body }) => {
        if ((body as { code: string }).code !== '481516') return { body: refused('wrong-code', { remaining: 3 }) };
        const confirmed = address({ ...added, confirmed: { by: 'code', at: '2026-11-21T10:00:00.000000Z' } });
        addresses = addresses.map((each) => (each.id === 'ad-9' ? confirmed : each));
        return { body: { accepted: true, address: confirmed } };
      })
      .on('DELETE /addresses/ad-2', () => {
        addresses = addresses.filter(({ id }) => id !== 'ad-2');
        return { status: 204 };
      });
  });

  test('one is added, confirmed by the code that came, and told so', async ({ page, mock, open }) => {
    await open('security');
    await page.getByRole('button', { name: 'Add an e-mail address' }).click();
    await page.getByLabel('E-mail address').fill('ana@elsewhere.example');
    await page.getByLabel('E-mail address').press('Enter');
    await expect(page.getByRole('heading', { name: 'Confirm that it is yours' })).toBeVisible();
    await expect(page.getByText('ana@elsewhere.example')).toBeVisible();
    expect(mock.callsTo('POST /addresses')).toMatchObject([{ body: { kind: 'email', value: 'ana@elsewhere.example' } }]);
    await expectAccessible(page);
    await shoot(page, 'confirm-address');
    const field = page.getByLabel('Code from the e-mail');
    await field.pressSequentially('000000');
    await expect(alert(page)).toContainText('3 tries left');
    const changed = page.evaluate(() => new Promise((told) => document.addEventListener('countersign-changed', (event) => told((event as CustomEvent).detail))));
    await field.pressSequentially('481516');
    await expect(page.getByRole('status').filter({ hasText: /elsewhere.example.* is confirmed/ })).toBeVisible();
    expect(await changed).toEqual({ what: 'address-added' });
  });

  test('one that was left unconfirmed gets another code when it is taken up again, and another when that may be asked for', async ({ page, mock, open }) => {
    let sends = 0;
    mock.on('POST /addresses/ad-3/send', () => ({ body: sent(1, ++sends === 1 ? 0.05 : 0.5) }));
    await open('security');
    await page.getByRole('button', { name: 'Confirm +442079460018' }).click();
    await expect(page.getByRole('timer')).toBeVisible();
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await expect(page.getByRole('timer')).toContainText(/0:[23][0-9]/);
    expect(sends).toBe(2);
  });

  test('a code that may not be sent again yet says when', async ({ page, mock, open }) => {
    mock.on('POST /addresses/ad-3/send', () => ({ ...problem(429, 'code-sent-lately'), headers: { 'content-type': 'application/problem+json', 'retry-after': '45' } }));
    await open('security');
    await page.getByRole('button', { name: 'Confirm +442079460018' }).click();
    await expect(page.getByText('One was sent a moment ago.')).toBeVisible();
    await expect(page.getByRole('timer')).toContainText(/0:4[0-9]/);
  });

  test('what is no address is said at the field, and typed again', async ({ page, mock, open }) => {
    mock.on('POST /addresses', () => problem(422, 'unprocessable'));
    await open('security');
    await page.getByRole('button', { name: 'Add a phone number' }).click();
    await page.getByLabel('Phone number').fill('0800');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(alert(page)).toContainText('Type it with “+” and the country code');
    await expect(page.getByLabel('Phone number')).toHaveValue('0800');
    expect(mock.callsTo('POST /addresses')).toMatchObject([{ body: { kind: 'phone', value: '0800' } }]);
  });

  test('one is removed after a question that names it', async ({ page, mock, open }) => {
    await open('security');
    await page.getByRole('button', { name: /^Remove ana\.lindqvist/ }).click();
    await expect(page.getByRole('heading', { name: /Remove “ana\.lindqvist/ })).toBeFocused();
    await expect(page.getByText('It gets a last message')).toBeVisible();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText(/lindqvist.*” was removed/)).toBeVisible();
    expect(mock.callsTo('DELETE /addresses/ad-2')).toHaveLength(1);
  });
});

test.describe('what a policy decides', () => {
  test('where an admin takes the last factor away, nobody else is offered to, and codes are renewed all the same', async ({ page, mock, open }) => {
    owns({ factors: [factor()], session: { may: { add: [], remove: false, renew_codes: true } } })(mock);
    await open('security');
    await expect(page.getByText('Only an admin can take away the last one')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Add another way' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Make new codes' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add a phone number' })).toHaveCount(0);
  });

  test('of two, the person takes one away, and the last one no more', async ({ page, mock, open }) => {
    let factors = [factor(), factor({ id: 'f-2', label: 'Tablet' })];
    owns({ factors, session: { may: { add: ['totp'], remove: false, renew_codes: true }, needs_step_up: false } })(mock);
    mock.on('GET /factors', () => ({ body: { factors } })).on('DELETE /factors/f-1', () => {
      factors = factors.slice(1);
      return { status: 204 };
    });
    await open('security');
    await expect(page.getByText('Only an admin')).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove Work phone' }).click();
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('“Work phone” was removed.')).toBeVisible();
    await expect(page.getByText('Only an admin can take away the last one')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  });

  const set = (codes: number) => ({ kinds: [], by: null, may_skip: false, recovery: { codes, shown: 'after-confirmation' as const } });
  for (const [left, all, loud] of [
    [4, 10, false],
    [3, 10, true],
    [0, 10, true],
    [1, 1, false],
    [0, 1, true],
    [20, 20, false],
  ] as const) {
    test(`N3: ${left} of ${all} recovery codes ${loud ? 'are few, and new ones are offered loudly' : 'are enough'}`, async ({ page, mock, open }) => {
      owns({ factors: [factor()], session: { recovery_codes_left: left, enrollment: set(all) } })(mock);
      await open('security');
      await expect(page.locator('.notice.few')).toHaveCount(loud ? 1 : 0);
      await expect(page.getByRole('button', { name: 'Make new codes' })).toHaveClass(loud ? 'primary' : '');
    });
  }

  test('the first set-up shows the recovery codes before the QR where it is so', async ({ page, mock, open }) => {
    owns({ session: { enrollment: { ...set(10), recovery: { codes: 10, shown: 'before-qr' } }, advice: ['keep-offline', 'never-share'] } })(mock);
    mock
      .on('POST /factors', { status: 201, body: pending() })
      .on('POST /factors/f-1/recovery-codes', { body: { recovery_codes: CODES } })
      .on('POST /factors/f-1/confirm', () => {
        mock.on('GET /factors', { body: { factors: [factor()] } });
        return { body: { accepted: true, status: 'active', factor: factor() } };
      });
    await open('security');
    await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: CODES[0] ?? '' })).toBeVisible();
    await expect(page.locator('[part=qr]')).toHaveCount(0);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator('[part=qr] svg')).toBeVisible();
    await page.getByLabel('6-digit code').pressSequentially('123456');
    await expect(page.getByText('Set up. You can use it from now on.')).toBeVisible();
    await expect(page.locator('ul.advice').getByRole('listitem')).toHaveCount(2);
    await expectAccessible(page);
    await shoot(page, 'security-advice');
  });
});

test('shows where somebody signed in, and ends every session with a code when it was somebody else', async ({ page, mock, open }) => {
  mock.on('GET /sign-ins', { body: { sign_ins: [...signIns] } }).on('POST /end-sessions', { status: 204 });
  await open('security');
  const section = page.getByRole('region', { name: 'Recent sign-ins' });
  const row = (name: string) => section.getByRole('listitem').filter({ hasText: name });
  await expect(row('This session')).toContainText('26 Nov 2026, 08:12');
  await expect(row('This session').getByRole('button'), 'whoever is here is not asked whether it was them').toHaveCount(0);
  await expect(row('Lagos, Nigeria')).toContainText('25 sign-ins were not completed. 12 wrong codes.');
  await expect(row('25 Nov 2026, 07:58')).toContainText('Password, from a device that is known');
  await expect(row('Export all customers')).toContainText('Code by e-mail');
  await expect(section.getByText('Company sign-in'), 'earlier ones are shown when asked for').toBeHidden();
  await section.getByText('Earlier ones').click();
  await expect(section.getByText('Company sign-in')).toBeVisible();
  await expectAccessible(page);

  await section.getByRole('button', { name: 'This wasn’t me: Chrome on Windows, 25 Nov 2026, 22:47' }).click();
  await expect(page.getByRole('heading', { name: 'Somebody else signed in as you?' })).toBeFocused();
  await expect(page.getByText('Whoever tried knew your password')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await section.getByRole('button', { name: 'This wasn’t me: Firefox on Linux, 25 Nov 2026, 07:58' }).click();
  await expect(page.getByText('check here that every device')).toBeVisible();
  await page.getByRole('button', { name: 'End every session' }).click();
  await expect(stepUpField(page), 'a code first').toBeFocused();
  expect(mock.callsTo('POST /end-sessions')).toEqual([]);
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('status').filter({ hasText: 'Every other session is ended' })).toContainText('Now change your password on the website.');
  expect(mock.callsTo('POST /end-sessions')).toHaveLength(1);
});

test('says nothing of sign-ins where none is kept', async ({ page, open }) => {
  await open('security');
  await expect(page.getByRole('heading', { name: 'How you confirm it’s you' })).toBeVisible();
  await expect(page.getByText('Recent sign-ins')).toHaveCount(0);
});
