import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { inProject } from './paths.ts';
import { settled } from './settled.ts';

const LOOKS = [390, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme, file: `${width}-${scheme}` })));

const ROOT = inProject('test-results/gallery');

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 2rem }
  nav { columns: 14rem; margin-block-end: 2rem }
  nav a { display: block }
  h2 { margin-block: 2rem 0.5rem; font-size: 1.125rem; scroll-margin-block-start: 1rem }
  .looks { display: flex; gap: 1rem; overflow-x: auto; padding: 1rem; background: light-dark(#d8dedc, #39403e); border-radius: 0.5rem }
  img { max-block-size: 34rem; border-radius: 0.375rem }
`;

const sheet = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>\n`;

/** Pictures of every state of an element as people meet it, to be looked at: a page of them, and one that leads to each (`scripts/gallery`). */
export class Gallery {
  readonly #name: string;
  readonly #folder: string;

  constructor(name: string) {
    this.#name = name;
    this.#folder = `${ROOT}/${name}`;
  }

  /** Lays out a page for pictures of these names. Those that were drawn stay: a worker that follows a failure begins here, too. */
  begin(names: readonly string[]): void {
    mkdirSync(this.#folder, { recursive: true });
    const figure = (name: string, file: string) => `<a href="${name}-${file}.png"><img loading="lazy" src="${name}-${file}.png" alt="${name}, ${file}"></a>`;
    const links = names.map((name) => `<a href="#${name}">${name}</a>`).join('');
    const rows = names.map((name) => `<h2 id="${name}">${name}</h2><div class="looks">${LOOKS.map(({ file }) => figure(name, file)).join('')}</div>`);
    writeFileSync(`${this.#folder}/index.html`, sheet(this.#name, `<p><a href="../index.html">All elements</a></p><nav>${links}</nav>${rows.join('')}`));
    const folders = readdirSync(ROOT, { withFileTypes: true }).filter((each) => each.isDirectory());
    const list = folders.map(({ name }) => `<li><a href="${name}/index.html">${name}</a></li>`);
    writeFileSync(`${ROOT}/index.html`, sheet('Every state of every element', `<p>On a phone and a desktop, light and dark.</p><ul>${list.join('')}</ul>`));
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
