import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from './support/paths.ts';
import { session } from './support/sessions.ts';
import { settled } from './support/settled.ts';
import { steps } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Every state of `<countersign-sign-in>` as people meet it, to be looked at: one page of pictures, `index.html`. */
const GALLERY = inProject('test-results/gallery');
const LOOKS = [390, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme, file: `${width}-${scheme}` })));

const states = Object.entries(steps).filter(([, step]) => step.page === 'sign-in');

test.beforeAll(() => {
  rmSync(GALLERY, { recursive: true, force: true });
  mkdirSync(GALLERY, { recursive: true });
  const figure = (name: string, file: string) => `<img loading="lazy" src="${name}-${file}.png" alt="${name}, ${file}">`;
  const rows = states.map(([name]) => `<h2 id="${name}">${name}</h2><p>${LOOKS.map(({ file }) => figure(name, file)).join('')}</p>`);
  const style = 'body{font:1rem system-ui;margin:2rem;background:#888}img{max-height:32rem;margin-right:1rem;vertical-align:top}';
  writeFileSync(`${GALLERY}/index.html`, `<!doctype html><html lang="en"><title>Every state</title><style>${style}</style>${rows.join('')}`);
});

for (const [name, step] of states) {
  test(`a picture of ${name}, on a phone and a desktop, light and dark`, async ({ page, mock, open }) => {
    mock.on('GET /session', { body: session() });
    step.answers?.(mock);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('sign-in');
    await expect(page.locator('countersign-sign-in')).not.toHaveAttribute('state', 'loading');
    await step.reach?.(page);
    await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', step.state);
    for (const { width, scheme, file } of LOOKS) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await settled(page);
      const picture = await page.screenshot({ path: `${GALLERY}/${name}-${file}.png`, fullPage: true, caret: 'initial' });
      expect(picture.length, 'something is drawn').toBeGreaterThan(4000);
    }
  });
}
