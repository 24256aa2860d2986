// npm run speed: how long our functions take beside those of other libraries, in Node and in Chromium, in one run. Nothing fails by it:
// the times are the machine's, and what it does besides changes them. What is compared is tests/peers/race.js.
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import * as ours from '../dist/index.js';
import { race } from '../../../tests/peers/race.js';
import { root } from './run.mjs';

const times = (ratio) => `× ${ratio.toFixed(2)}`;

/** One table for each use: how long each takes, and what our time is of it. */
function print(where, results) {
  for (const { use, times: all } of results) {
    const [own] = all;
    console.log(`\n${where}: ${use}\n`);
    console.log('| library | least µs | median µs | our time is its least | its median |\n|---|---|---|---|---|');
    for (const { name, least, median } of all) {
      const ratios = name === own.name ? ['', ''] : [times(own.least / least), times(own.median / median)];
      console.log(`| ${[name, least.toFixed(2), median.toFixed(2), ...ratios].join(' | ')} |`);
    }
  }
}

/** The same in a page. */
async function inChromium() {
  const contents = "import * as ours from './www/countersign/dist/index.js';\nimport { race } from './tests/peers/race.js';\nglobalThis.raced = race(ours);";
  const options = { bundle: true, minify: true, write: false, format: 'esm', platform: 'browser', target: 'es2022' };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root } });
  const browser = await chromium.launch({
    executablePath: process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root.
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ type: 'module', content: outputFiles[0].text });
    await page.waitForFunction(() => globalThis.raced, undefined, { timeout: 0 });
    return [browser.version(), await page.evaluate(() => globalThis.raced)];
  } finally {
    await browser.close();
  }
}

print(`Node ${process.versions.node}`, race(ours));
const [version, results] = await inChromium();
print(`Chromium ${version}`, results);
