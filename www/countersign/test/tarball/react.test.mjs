// The elements in React: rendered on a server, taken over in a real browser, and typed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { installed, tool } from './project.mjs';
import { serve } from './serve.mjs';

/** A project with the package and a React: a peer, which the package does not bring. */
function project(react, types) {
  const folder = installed();
  const packages = [`react@${react}`, `react-dom@${react}`, `@types/react@${types}`];
  execFileSync('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  return folder;
}

const TOKEN = 'cs_client_react';
const RECEIPT = 'cs_receipt_react';

/** The page, as a server and a browser both render it. */
const page = `
  import { createElement, StrictMode, useState } from 'react';
  import { CountersignCodeInput, CountersignSignIn } from 'countersign/react';
  export function Page() {
    const [passed, setPassed] = useState('');
    const [complete, setComplete] = useState('');
    const [error, setError] = useState('');
    return createElement(StrictMode, null,
      createElement(CountersignSignIn, { token: '${TOKEN}', branded: false, className: 'wide', onPassed: ({ detail }) => setPassed(detail.receipt) },
        createElement('a', { slot: 'ended', href: '/again' }, 'Sign in again')),
      createElement(CountersignCodeInput, { label: 'Another', disabled: error !== '', error, onComplete: ({ detail }) => setComplete(detail.code) }),
      createElement('button', { onClick: () => setError(error ? '' : 'Wait a moment.') }, 'Refuse'),
      createElement('output', null, passed + ' ' + complete));
  }
`;
const render = "import { renderToString } from 'react-dom/server'; import { createElement } from 'react'; import { Page } from './page.js';";
const hydrate = "import { hydrateRoot } from 'react-dom/client'; import { createElement } from 'react'; import { Page } from './page.js';";

let browser;

before(async () => {
  const root = process.getuid?.() === 0;
  browser = await chromium.launch({ executablePath: process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium', args: ['--disable-gpu', ...(root ? ['--no-sandbox'] : [])] });
});

after(() => browser?.close());

const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const session = {
  purpose: 'sign-in', workspace: 'Acme', brand: { color: null, logo: null }, member: { id: '1', label: 'ada@example.org' }, status: 'challenge',
  action: null, why: null, methods: [{ method: 'totp', factor: null, hint: null, marked: null, digits: [6], sent: null }], enrollment: null, trust_days: 0,
  reset: null, lost_device: null, advice: [], may: { add: [], remove: false, renew_codes: false }, sign_in: 'sgn_1', needs_step_up: false, factors: 1,
  recovery_codes_left: 1, return_to: null, expires_at: inMinutes(10),
};
const accepted = { accepted: true, method: 'totp', factor: 'f', recovery_codes_left: 1, failures_before: 0, at: inMinutes(0), receipt: RECEIPT, sign_in: 'sgn_1' };

const takings = [
  ['before the element is known', `${hydrate} hydrateRoot(document.getElementById('root'), createElement(Page));`],
  [
    'when the element has long been there, and shows its step',
    `${hydrate} import 'countersign/elements';
     const element = document.querySelector('countersign-sign-in');
     while (element.getAttribute('state') !== 'challenge') await new Promise((drawn) => requestAnimationFrame(drawn));
     hydrateRoot(document.getElementById('root'), createElement(Page));`,
  ],
];

const typed = `
  import { useRef } from 'react';
  import { CountersignCodeInput, CountersignSecurity, CountersignSignIn } from 'countersign/react';
  import 'countersign/elements';
  export function Page() {
    const element = useRef<HTMLElementTagNameMap['countersign-sign-in']>(null);
    document.addEventListener('countersign-passed', ({ detail }) => { const receipt: string = detail.receipt; console.log(receipt); });
    return <>
      <CountersignSignIn ref={element} verifier="https://verify.example.org" token="cs_client_…" branded id="second" onPassed={({ detail }) => { const receipt: string = detail.receipt; console.log(receipt); }} />
      <CountersignSecurity token="cs_client_…" onChanged={({ detail }) => { if (detail.what === 'devices') console.log('devices'); }} />
      <CountersignCodeInput name="code" digits={8} required onComplete={({ detail }) => console.log(detail.code.length)} onInput={({ currentTarget }) => console.log(currentTarget.value)} />
      <countersign-sign-in token="cs_client_…" oncountersign-passed={({ detail }) => console.log(detail.receipt)} suppressHydrationWarning />
      {/* @ts-expect-error a token is needed */}
      <CountersignSignIn />
      {/* @ts-expect-error there is no such event */}
      <CountersignSecurity token="" onPassed={() => {}} />
      {/* @ts-expect-error a receipt has no such part */}
      <CountersignSignIn token="" onPassed={({ detail }) => console.log(detail.secret)} />
    </>;
  }
`;

for (const [react, types] of [
  ['19.3.1', '19.3.0'],
  ['18.3.1', '18.3.12'],
]) {
  const folder = project(react, types);
  let html;

  before(() => {
    writeFileSync(join(folder, 'page.js'), page);
    writeFileSync(join(folder, 'server.js'), `${render} console.log(JSON.stringify([renderToString(createElement(Page)), typeof customElements]))`);
    const [rendered, registry] = JSON.parse(execFileSync(process.execPath, ['server.js'], { cwd: folder, encoding: 'utf8' }));
    assert.equal(registry, 'undefined', 'nothing of an element runs on a server, nor what stands in for one there');
    html = rendered;
  });

  test(`React ${react}: a server renders the plain tags with their attributes, and no handler`, () => {
    assert.match(html, new RegExp(`<countersign-sign-in token="${TOKEN}" class="wide"><a slot="ended" href="/again">`));
    assert.match(html, /<countersign-code-input label="Another" error=""><\/countersign-code-input>/);
  });

  for (const [when, entry] of takings) {
      test(`React ${react}: taken over ${when}, a page hears every event and React finds nothing wrong`, async () => {
        const site = join(folder, when.length.toString());
        mkdirSync(site);
        writeFileSync(join(folder, 'client.js'), entry);
        writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><title>Page</title><div id="root">${html}</div><script type="module" src="/client.js"></script></html>`);
        // React's development build says what it finds different from what the server rendered.
        await build({ root: folder, configFile: false, mode: 'development', define: { 'process.env.NODE_ENV': '"development"' }, logLevel: 'error', build: { target: 'es2022', minify: false, outDir: site } });
        const { origin, close } = await serve(site);
        const tab = await browser.newPage();
        const problems = [];
        tab.on('pageerror', (error) => problems.push(String(error)));
        tab.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
        await tab.route('**/v1/client/session', (route) => route.fulfill({ json: session }));
        await tab.route('**/v1/client/sign-in/verify', (route) => route.fulfill({ json: accepted }));
        try {
          await tab.goto(`${origin}/index.html`);
          await tab.getByLabel('Another').pressSequentially('654321');
          await tab.getByLabel('Code from your authenticator app').pressSequentially('123456');
          await tab.waitForFunction(() => document.querySelector('output')?.textContent.trim().includes(' '), null, { timeout: 10_000 }).catch(() => {});
          assert.equal(await tab.textContent('output'), `${RECEIPT} 654321`);
          // What the page changes afterwards arrives too.
        const another = tab.getByLabel('Another');
        for (const [told, disabled] of [['Wait a moment.', true], ['', false]]) {
          await tab.getByRole('button', { name: 'Refuse' }).click();
          await tab.waitForFunction((text) => document.querySelector('countersign-code-input').shadowRoot.querySelector('[role=alert]').textContent.trim() === text, told, { timeout: 10_000 });
          assert.equal(await another.isDisabled(), disabled);
        }
        assert.deepEqual(problems, []);
        } finally {
          await tab.close();
          await close();
        }
      });
  }

  test(`React ${react}: its props and events are typed`, () => {
    writeFileSync(join(folder, 'typed.tsx'), typed);
    const options = ['--jsx', 'react-jsx', '--module', 'esnext', '--moduleResolution', 'bundler', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--types', '', '--noEmit'];
    try {
      execFileSync(tool('tsc'), [...options, 'typed.tsx'], { cwd: folder, encoding: 'utf8' });
    } catch (error) {
      assert.fail(error.stdout || error.message);
    }
  });
}
