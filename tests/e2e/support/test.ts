import { test as base, expect, type Page } from '@playwright/test';
import { MockVerifier } from './mock-verifier.ts';
import { LINK, RESET, TOKEN } from './sessions.ts';

interface Fixtures {
  mock: MockVerifier;
  /** Opens a hosted page of the mocked verifier with a token in its fragment. */
  open: (page: 'sign-in' | 'security' | 'sign-in-link' | 'reset' | 'admin' | 'outbox', language?: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  mock: async ({}, use) => {
    const mock = await MockVerifier.start();
    await use(mock);
    await mock.stop();
  },
  open: async ({ page, mock }, use) => {
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) broken.push(message.text());
    });
    await use(async (which, language) => {
      const token = which === 'sign-in-link' ? LINK : which === 'reset' ? RESET : TOKEN;
      await page.goto(`${mock.origin}/${which}${language ? `?lang=${language}` : ''}#${token}`);
    });
    expect(broken, 'no error and no broken content security policy on the page').toEqual([]);
  },
});

export { expect, type Page };
