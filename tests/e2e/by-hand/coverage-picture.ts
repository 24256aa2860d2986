import { statSync } from 'node:fs';
import { reach } from '../support/admin-steps.ts';
import { inProject } from '../support/paths.ts';
import { settled } from '../support/settled.ts';
import { expect, test } from '../support/test.ts';

/** Draws the pictures of the README: the coverage chart of the administrators' page, light and dark. */
test('the coverage chart', async ({ page, mock, open }) => {
  await page.setViewportSize({ width: 860, height: 1100 });
  await reach(page, mock, { reach: (page) => page.locator('countersign-admin nav button').nth(2).click(), state: 'coverage' }, () => open('admin'));
  await expect(page.locator('.chart')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    const [figures, chart] = [await page.locator('.figures').boundingBox(), await page.locator('.chart').boundingBox()];
    if (!figures || !chart) throw new Error('nothing is drawn');
    const space = 16;
    const clip = { x: figures.x - space, y: figures.y - space, width: figures.width + 2 * space, height: chart.y + chart.height - figures.y + 2 * space };
    const path = inProject(`tests/e2e/coverage-${colorScheme}.png`);
    await page.screenshot({ path, clip });
    console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KiB`);
  }
});
