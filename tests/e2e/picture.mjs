/**
 * Makes `readme.png` of the screenshots that the main job left: the set-up on a wide screen, and the sign-in on a phone.
 * Run with `npm run picture` after `npm test`; the secret in the picture belonged to a verifier that is gone.
 */
import { readFileSync, statSync } from 'node:fs';
import { chromium } from '@playwright/test';

const here = (path) => new URL(path, import.meta.url);
const shot = (name) => `data:image/png;base64,${readFileSync(here(`../screenshots/${name}.png`)).toString('base64')}`;

const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium', args });
const page = await browser.newPage({ viewport: { width: 1320, height: 800 } });
await page.setContent(`
  <style>
    body { margin: 0; width: 1320px; height: 800px; position: relative; overflow: hidden; background: #e6ece9; }
    img { position: absolute; display: block; border-radius: 16px; box-shadow: 0 24px 60px -20px rgb(10 40 32 / 45%); }
    .wide { left: 40px; top: 40px; width: 1080px; height: 720px; object-fit: cover; object-position: top; }
    .phone { right: 40px; top: 80px; width: 296px; height: 640px; object-fit: cover; object-position: top; border: 6px solid #10201c; border-radius: 34px; background: #10201c; }
  </style>
  <img class="wide" src="${shot('helpdesk-enroll-1280-light')}">
  <img class="phone" src="${shot('helpdesk-already-used-390-dark')}">
`);
const path = here('readme.png').pathname;
await page.screenshot({ path });
await browser.close();
console.log(`${path}: ${Math.round(statSync(path).size / 1024)} KiB`);
