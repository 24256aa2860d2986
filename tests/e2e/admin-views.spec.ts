import { expectAccessible } from './support/axe.ts';
import { adminSteps, reach } from './support/admin-steps.ts';
import { Gallery } from './support/gallery.ts';
import { test } from './support/test.ts';

/** Every view of `<countersign-admin>`; Arabic runs from right to left. */
const galleries = { en: new Gallery('admin'), ar: new Gallery('admin-arabic') };

test.beforeAll(() => {
  for (const gallery of Object.values(galleries)) gallery.begin(Object.keys(adminSteps));
});

for (const [language, gallery] of Object.entries(galleries)) {
  for (const [name, step] of Object.entries(adminSteps)) {
    test(`${name} in ${language}: no finding of axe, and a picture on a phone and a desktop, light and dark`, async ({ page, mock, open }) => {
      await reach(page, mock, step, (spoken) => open('admin', spoken), language);
      await expectAccessible(page);
      await gallery.draw(page, name);
    });
  }
}
