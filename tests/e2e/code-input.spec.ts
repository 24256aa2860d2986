import { expectAccessible } from './support/axe.ts';
import { Gallery } from './support/gallery.ts';
import { withSite } from './support/site.ts';
import { expect, test, type Page } from './support/test.ts';

/** What of the element a page sees beside what every field has. */
declare global {
  interface HTMLElementTagNameMap {
    'countersign-code-input': HTMLInputElement & { error: string };
  }
  interface DocumentEventMap {
    'countersign-letters': CustomEvent<{ text: string }>;
  }
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Code' });
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const code = (page: Page) => page.evaluate(() => document.querySelector('countersign-code-input')?.value);

/** What the page hears from the element, in order. */
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** A page of somebody's own with these elements in its `<main>`, which writes down what the document hears and every form that is sent. */
async function onPage(page: Page, body: string, use: () => Promise<void>): Promise<void> {
  await withSite(`<title>A page</title><main><h1>A page</h1>${body}</main>`, async (site) => {
    await page.addInitScript(() => {
      const heard: string[] = ((window as unknown as { heard: string[] }).heard = []);
      for (const name of ['input', 'change', 'countersign-complete', 'countersign-letters'] as const) {
        document.addEventListener(name, (event) => heard.push(`${name} ${(event.target as HTMLInputElement).value}`));
      }
      document.addEventListener('submit', (event) => {
        event.preventDefault();
        heard.push(`submit ${new URLSearchParams(new FormData(event.target as HTMLFormElement, event.submitter) as unknown as Record<string, string>)}`);
      });
    });
    await page.goto(site);
    await use();
  });
}

const FORM = '<form><countersign-code-input name="code" label="Code" required></countersign-code-input><button name="do" value="go">Go</button></form>';

test('the digits are in the form’s data, and each event comes after the value is there', async ({ page }) => {
  await onPage(page, FORM, async () => {
    await field(page).pressSequentially('12345');
    await field(page).press('6');
    expect((await heard(page)).slice(-2)).toEqual(['input 123456', 'countersign-complete 123456']);
    await field(page).press('Enter');
    expect((await heard(page)).at(-1), 'Enter presses the form’s button').toBe('submit code=123456&do=go');
    await page.getByRole('button', { name: 'Go' }).focus();
    expect((await heard(page)).at(-1)).toBe('change 123456');
    await expectAccessible(page);
  });
});

test('a form may be sent from the event itself', async ({ page }) => {
  await onPage(page, FORM, async () => {
    await page.evaluate(() => document.addEventListener('countersign-complete', ({ target }) => (target as HTMLInputElement).form?.requestSubmit()));
    await field(page).pressSequentially('123456');
    expect((await heard(page)).at(-1)).toBe('submit code=123456');
  });
});

test('what is pasted is taken with its spaces, and what a password manager fills in', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await onPage(page, FORM, async () => {
    await page.evaluate(() => navigator.clipboard.writeText(' 123 456\n'));
    await field(page).press('ControlOrMeta+v');
    expect(await heard(page)).toEqual(['input 123456', 'countersign-complete 123456']);
    await field(page).fill('654-321');
    expect(await code(page)).toBe('654321');
    await expect(field(page)).toHaveAttribute('autocomplete', 'one-time-code');
    await expect(field(page)).toHaveAttribute('inputmode', 'numeric');
  });
});

test('an empty or short code keeps the form from being sent, and the field gets the focus', async ({ page }) => {
  await onPage(page, FORM, async () => {
    const validity = () => page.evaluate(() => {
      const { validity, validationMessage } = document.querySelector('countersign-code-input')!;
      return { missing: validity.valueMissing, short: validity.tooShort, validationMessage };
    });
    expect(await validity()).toEqual({ missing: true, short: false, validationMessage: 'Type all 6 digits of the code.' });
    await page.getByRole('button', { name: 'Go' }).click();
    await expect(field(page)).toBeFocused();
    await field(page).pressSequentially('123');
    expect(await validity()).toMatchObject({ missing: false, short: true });
    await page.getByRole('button', { name: 'Go' }).click();
    expect((await heard(page)).filter((each) => each.startsWith('submit'))).toEqual([]);
    await field(page).pressSequentially('456');
    expect(await validity()).toEqual({ missing: false, short: false, validationMessage: '' });
  });
});

test('an error of the page is announced, keeps the form, and goes with the next digit, which begins a new code', async ({ page }) => {
  await onPage(page, FORM, async () => {
    await field(page).pressSequentially('123456');
    await page.evaluate(() => (document.querySelector('countersign-code-input')!.error = 'That code is not right.'));
    await expect(alert(page)).toHaveText('That code is not right.');
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    expect(await page.evaluate(() => document.querySelector('countersign-code-input')?.validity.customError)).toBe(true);
    await expectAccessible(page);
    await field(page).press('7');
    await expect(alert(page)).toHaveCount(0);
    expect(await code(page)).toBe('7');
  });
});

test('an error that the server wrote into the page is there at once', async ({ page }) => {
  await onPage(page, '<countersign-code-input label="Code" error="That code is too old."></countersign-code-input>', async () => {
    await expect(alert(page)).toHaveText('That code is too old.');
  });
});

test('letters are told apart from digits, and the page may take them', async ({ page }) => {
  await onPage(page, FORM, async () => {
    await field(page).fill('12ab');
    await expect(alert(page)).toContainText('only the digits 0 to 9');
    expect(await code(page)).toBe('12');
    await page.evaluate(() => document.addEventListener('countersign-letters', (event) => {
      event.preventDefault();
      document.title = event.detail.text;
    }));
    await field(page).fill('gk2qk2-vacsz5-yexnyt');
    expect(await page.title()).toBe('gk2qk2-vacsz5-yexnyt');
    await field(page).fill('１２３４５６');
    await expect(alert(page)).toContainText('only the digits 0 to 9');
  });
});

test('it goes with its form: reset, a disabled fieldset, read-only', async ({ page }) => {
  const body = '<form><fieldset><legend>Second step</legend><countersign-code-input name="code" label="Code" value="12"></countersign-code-input></fieldset></form>';
  await onPage(page, body, async () => {
    await expect(field(page)).toHaveValue('12');
    await field(page).click();
    await page.keyboard.type('34');
    expect(await code(page)).toBe('1234');
    await page.evaluate(() => document.querySelector('form')?.reset());
    await expect(field(page)).toHaveValue('12');
    await page.evaluate(() => (document.querySelector('fieldset')!.disabled = true));
    await expect(field(page)).toBeDisabled();
    expect(await page.evaluate(() => [...new FormData(document.querySelector('form')!)])).toEqual([]);
    await page.evaluate(() => (document.querySelector('fieldset')!.disabled = false));
    await page.evaluate(() => document.querySelector('countersign-code-input')?.setAttribute('readonly', ''));
    await field(page).pressSequentially('5');
    expect(await code(page)).toBe('12');
  });
});

test('a label of the page’s own names it, and focuses it', async ({ page }) => {
  await onPage(page, '<label for="c">Code from your phone</label><countersign-code-input id="c" digits="8" fewest="6"></countersign-code-input>', async () => {
    const named = page.getByRole('textbox', { name: 'Code from your phone' });
    await expect(page.locator('[part=label]')).toHaveCount(0);
    await expect(page.locator('.cell')).toHaveCount(8);
    await page.getByText('Code from your phone').click();
    await expect(named).toBeFocused();
    await named.pressSequentially('123456');
    expect(await heard(page)).not.toContain('countersign-complete 123456');
    expect(await page.evaluate(() => document.querySelector('countersign-code-input')?.checkValidity())).toBe(true);
    await expectAccessible(page);
  });
});

test('it speaks the language around it', async ({ page }) => {
  await onPage(page, '<div lang="de"><countersign-code-input required></countersign-code-input></div>', async () => {
    await expect(page.getByLabel('Code aus Ihrer Authenticator-App')).toBeVisible();
    expect(await page.evaluate(() => document.querySelector('countersign-code-input')?.validationMessage)).toContain('6');
  });
});

const gallery = new Gallery('code-input');
const states: Readonly<Record<string, string>> = {
  empty: '<countersign-code-input label="Code"></countersign-code-input>',
  partly: '<countersign-code-input label="Code" value="123"></countersign-code-input>',
  wrong: '<countersign-code-input label="Code" value="123456" error="That code is not right."></countersign-code-input>',
  disabled: '<countersign-code-input label="Code" disabled></countersign-code-input>',
  eight: '<countersign-code-input label="Code" digits="8" value="12345678"></countersign-code-input>',
  focused: '<countersign-code-input label="Code" autofocus></countersign-code-input>',
};

test.beforeAll(() => gallery.begin(Object.keys(states)));

for (const [name, body] of Object.entries(states)) {
  test(`a picture of ${name}, on a phone and a desktop, light and dark`, async ({ page }) => {
    await onPage(page, `<style>:root{color-scheme:light dark}</style>${body}`, async () => {
      await expect(field(page)).toBeVisible();
      if (name === 'focused') await expect(field(page)).toBeFocused();
      await gallery.draw(page, name);
    });
  });
}
