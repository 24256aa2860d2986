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
    const moves = () =>
      trees(document)
        .flatMap((tree) => tree.getAnimations())
        .some((each) => each.playState === 'running' && each.effect?.getComputedTiming().iterations !== Infinity);
    await frame();
    await frame();
    // Chromium does not keep every promise of `finished`: each frame looks at what moves.
    while (moves()) await frame();
  });
}
