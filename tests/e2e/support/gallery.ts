import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { inProject } from './paths.ts';
import { settled } from './settled.ts';

const LOOKS = [390, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme, file: `${width}-${scheme}` })));

/** Pictures of every state of an element as people meet it, to be looked at: one page of them, `index.html`. */
export class Gallery {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = inProject(`test-results/gallery/${folder}`);
  }

  /** Lays out a page for pictures of these names. Those that were drawn stay: a worker that follows a failure begins here, too. */
  begin(names: readonly string[]): void {
    mkdirSync(this.#folder, { recursive: true });
    const figure = (name: string, file: string) => `<img loading="lazy" src="${name}-${file}.png" alt="${name}, ${file}">`;
    const rows = names.map((name) => `<h2 id="${name}">${name}</h2><p>${LOOKS.map(({ file }) => figure(name, file)).join('')}</p>`);
    const style = 'body{font:1rem system-ui;margin:2rem;background:#888}img{max-height:32rem;margin-right:1rem;vertical-align:top}';
    writeFileSync(`${this.#folder}/index.html`, `<!doctype html><html lang="en"><title>Every state</title><style>${style}</style>${rows.join('')}`);
  }

  /** What the page shows, on a phone and a desktop, light and dark. */
  async draw(page: Page, name: string): Promise<void> {
    for (const { width, scheme, file } of LOOKS) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await settled(page);
      const picture = await page.screenshot({ path: `${this.#folder}/${name}-${file}.png`, fullPage: true, caret: 'initial' });
      expect(picture.length, 'something is drawn').toBeGreaterThan(4000);
    }
  }
}
