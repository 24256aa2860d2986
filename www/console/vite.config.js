import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const page = (name) => fileURLToPath(new URL(`${name}.html`, import.meta.url));

/** Leaves `x.br` and `x.gz` beside each file `x` that they make smaller: compressed once and as well as it goes, not at each request. */
const precompressed = {
  name: 'precompressed',
  apply: 'build',
  closeBundle() {
    const dist = fileURLToPath(new URL('dist', import.meta.url));
    for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const plain = readFileSync(file);
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } };
      const packed = { br: brotliCompressSync(plain, brotli), gz: gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }) };
      for (const [suffix, bytes] of Object.entries(packed)) if (bytes.length < plain.length) writeFileSync(`${file}.${suffix}`, bytes);
    }
  },
};

const frame = readFileSync(new URL('frame.html', import.meta.url), 'utf8');

/** A page that has no `<html>` of its own is a title, a script and what stands in `<main>`: `frame.html` is around it. */
const framed = {
  name: 'framed',
  transformIndexHtml: {
    order: 'pre',
    handler(html) {
      if (html.startsWith('<!doctype')) return html;
      const main = html.indexOf('<h1');
      return frame.replace('<!-- head -->', () => html.slice(0, main).trim()).replace('<!-- main -->', () => html.slice(main).trim());
    },
  },
};

export default defineConfig({
  // The verifier serves each page under its name, and everything else below /assets/.
  base: '/',
  plugins: [framed, precompressed],
  build: {
    target: 'es2022',
    // Nothing inline: the content security policy of the pages allows no data: address and no inline script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(['sign-in', 'security', 'sign-in-link', 'reset', 'admin', 'outbox'].map((name) => [name, page(name)])) },
  },
});
