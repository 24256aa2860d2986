import { expectAccessible } from './support/axe.ts';
import { inProject } from './support/paths.ts';
import { accepted, factor, session } from './support/sessions.ts';
import { settled } from './support/settled.ts';
import { steps } from './support/steps.ts';
import { expect, test, type Page } from './support/test.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'];
const PHONE = { width: 390, height: 844 };
/** 400 % zoom on a small screen (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 844 };

const element = (page: Page) => page.locator('countersign-sign-in, countersign-security, countersign-sign-in-link, countersign-reset');
const heading = (page: Page) => page.getByRole('heading', { level: 2 });

/** How far anything sticks out of the page, in pixels. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
    const seen = all(document).filter((each) => !each.closest('.visually-hidden'));
    const out = seen.map((each) => each.getBoundingClientRect()).map(({ left, right }) => Math.max(right - innerWidth, -left));
    return Math.ceil(Math.max(document.documentElement.scrollWidth - innerWidth, ...out));
  });

/** Where the machine is busy, a new width is told before everything is laid out in it. */
async function expectToFit(page: Page, where: string): Promise<void> {
  await settled(page);
  await expect.poll(() => overflow(page), { message: where, timeout: 2000 }).toBeLessThanOrEqual(0);
}

/** Has the page speak another language from now on, as an app does that lets people choose. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((lang) => {
    document.documentElement.lang = lang;
    document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  }, language);
  await expect(page.locator('div[lang]').first()).toHaveAttribute('lang', language);
}

for (const [name, step] of Object.entries(steps)) {
  test(`${name} is accessible, and overflows at no width in any language`, async ({ page, mock, open }) => {
    mock.on('GET /session', { body: session() });
    step.answers?.(mock);
    await page.setViewportSize(PHONE);
    await open(step.page);
    await expect(element(page)).not.toHaveAttribute('state', 'loading');
    await step.reach?.(page);
    await expect(element(page)).toHaveAttribute('state', step.state);
    // What a page is made of is the same in every language: axe looks at one that reads from the left, and one from the right.
    for (const language of ['en', 'ar']) {
      await speak(page, language);
      await expectToFit(page, `in ${language} on a phone`);
      await page.screenshot({ path: inProject(`tests/screenshots/${language}/${name}.png`), fullPage: true });
      await expectAccessible(page, language === 'en' ? ['light', 'dark'] : ['light']);
    }
    await page.setViewportSize(NARROWEST);
    for (const language of LANGUAGES) {
      await speak(page, language);
      await expectToFit(page, `in ${language} on the narrowest screen`);
      await page.screenshot({ path: inProject(`tests/screenshots/${language}/${name}-narrow.png`), fullPage: true });
    }
  });
}

test.describe('the page speaks', () => {
  test.use({ locale: 'de-AT' });

  test('the browser’s language, unless the app asks for another', async ({ page, mock, open }) => {
    mock.on('GET /session', { body: session() });
    await open('sign-in');
    await expect(heading(page)).toHaveText('Bestätigen Sie Ihre Identität');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de-AT');
    await expect(page).toHaveTitle('Anmeldung in zwei Schritten');
    await expect(page.getByText('Geschützt mit Countersign')).toBeVisible();
    await open('sign-in', 'fr');
    await expect(heading(page)).toHaveText('Confirmez votre identité');
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
    await open('sign-in', 'xx');
    await expect(heading(page), 'the next best').toHaveText('Bestätigen Sie Ihre Identität');
  });

  test('dates in the reader’s own form', async ({ page, mock, open }) => {
    mock.on('GET /session', { body: session({ purpose: 'security', status: 'open', needs_step_up: true }) });
    mock.on('GET /factors', { body: { factors: [factor()] } });
    await open('security');
    await expect(page.getByText('Zuletzt genutzt: 20.11.2026')).toBeVisible();
  });
});

test('English loads no other language, and another one only itself', async ({ page, mock, open }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  mock.on('GET /session', { body: session() });
  const chunks = () => loaded.flatMap((path) => /\/assets\/(ar|de|es|fr|ja)-/.exec(path)?.[1] ?? []);
  await open('sign-in');
  await expect(heading(page)).toHaveText('Confirm it’s you');
  expect(chunks()).toEqual([]);
  await open('sign-in', 'ja');
  await expect(heading(page)).toHaveText('ご本人確認');
  expect(chunks(), 'what an app’s code needs: the field’s words and its own').toEqual(['ja', 'ja']);
});

test('a language that cannot be loaded leaves the page in English', async ({ page, mock, open }) => {
  mock.on('GET /session', { body: session() });
  await page.route(/\/assets\/es-/, (route) => route.fulfill({ status: 404 }));
  await open('sign-in', 'es');
  await expect(heading(page)).toHaveText('Confirm it’s you');
  await expect(heading(page).locator('xpath=ancestor::div[@lang][1]'), 'and says that it is').toHaveAttribute('lang', 'en');
});

test('the nearest lang decides, through shadow hosts, and its change is followed', async ({ page, mock, open }) => {
  mock.on('GET /session', { body: session() }).on('POST /sign-in/verify', { body: accepted() });
  await open('sign-in');
  await expect(heading(page)).toHaveText('Confirm it’s you');
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.id = 'host';
    host.lang = 'de';
    host.attachShadow({ mode: 'open' }).append(document.querySelector('countersign-sign-in') ?? '');
    document.querySelector('main')?.append(host);
  });
  await expect(heading(page)).toHaveText('Bestätigen Sie Ihre Identität');
  await page.locator('#code').pressSequentially('12');
  await page.evaluate(() => document.querySelector('#host')?.setAttribute('lang', 'ar-EG'));
  await expect(heading(page)).toHaveText('أكّد هويتك');
  await expect(page.locator('#code'), 'what was typed stays').toHaveValue('12');
  await page.evaluate(() => document.querySelector('#host')?.removeAttribute('lang'));
  await expect(heading(page)).toHaveText('Confirm it’s you');
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'not a language'));
  await expect(heading(page), 'the browser’s').toHaveText('Confirm it’s you');
});

test('from right to left the page mirrors, the digits and the key do not', async ({ page, mock, open }) => {
  steps['enroll']?.answers?.(mock);
  await open('sign-in', 'ar');
  const right = async (of: string) => ((box) => (box ? box.x + box.width : 0))(await page.locator(of).first().boundingBox());
  expect(await right('h2')).toBeGreaterThan(await right('[part=key] span'));
  const cells = page.locator('[part=digits] .cell');
  const [first, last] = [await cells.first().boundingBox(), await cells.last().boundingBox()];
  expect(first?.x).toBeLessThan(last?.x ?? 0);
});
