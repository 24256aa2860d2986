import type { Page } from '@playwright/test';
import { inProject } from './paths.ts';
import { settled } from './settled.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

/** One state at both sizes in both schemes, in `tests/screenshots` (which git ignores), to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      await page.screenshot({ path: inProject(`tests/screenshots/${name}-${size.width}-${colorScheme}.png`), fullPage: true, caret: 'initial' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  if (before) await page.setViewportSize(before);
}
