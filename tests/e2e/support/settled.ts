import type { Page } from '@playwright/test';

/** Waits until nothing moves or fades any more, in the page and in every shadow root, but for what never ends, such as a caret. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    // A document tells of no animation in a shadow tree: each tree tells of its own.
    const trees = (tree: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      tree,
      ...[...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? trees(shadowRoot) : [])),
    ];
    await frame();
    await frame();
    const ending = trees(document)
      .flatMap((tree) => tree.getAnimations())
      .filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((each) => each.finished));
  });
}
