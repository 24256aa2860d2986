import { Gallery } from './support/gallery.ts';
import { session } from './support/sessions.ts';
import { steps } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Every state of the elements that people meet, each on a page of its own; the administrators' and the field are drawn with their tests. */
const pages = ['sign-in', 'security', 'sign-in-link', 'reset'] as const;

for (const of of pages) {
  const gallery = new Gallery(of);
  const states = Object.entries(steps).filter(([, step]) => step.page === of);

  test.describe(of, () => {
    test.beforeAll(() => gallery.begin(states.map(([name]) => name)));

    for (const [name, step] of states) {
      test(`a picture of ${name}, on a phone and a desktop, light and dark`, async ({ page, mock, open }) => {
        mock.on('GET /session', { body: session() });
        step.answers?.(mock);
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await open(step.page);
        const element = page.locator(`countersign-${step.page}`);
        await expect(element).not.toHaveAttribute('state', 'loading');
        await step.reach?.(page);
        await expect(element).toHaveAttribute('state', step.state);
        await gallery.draw(page, name);
      });
    }
  });
}
