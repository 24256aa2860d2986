import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (name) => fileURLToPath(new URL(`${name}.html`, import.meta.url));

export default defineConfig({
  // The verifier serves the pages as /sign-in and /security, and everything else below /assets/.
  base: '/',
  build: {
    target: 'es2022',
    // Nothing inline: the content security policy of the pages allows no data: address and no inline script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { 'sign-in': page('sign-in'), security: page('security') } },
  },
});
