import { defineConfig } from '@playwright/test';

const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  reporter: process.env['CI'] ? [['list']] : [['list', { printSteps: false }]],
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Traces and videos would keep secrets on disk (S18); the screenshots are taken by the tests themselves.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: {
      executablePath: process.env['COUNTERSIGN_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Chromium refuses its sandbox to root, which is what build machines run as.
        ...(root ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'elements', testMatch: ['gallery.spec.ts', 'code-input.spec.ts', 'challenge.spec.ts', 'ways.spec.ts', 'enrollment.spec.ts', 'security.spec.ts', 'admin-views.spec.ts', 'admin-acts.spec.ts', 'admin-report.spec.ts', 'admin-log.spec.ts', 'link.spec.ts', 'reset.spec.ts', 'outbox.spec.ts', 'trouble.spec.ts', 'shape.spec.ts', 'languages.spec.ts'] },
    { name: 'presets', testMatch: /presets\/.*\.spec\.ts$/ },
    { name: 'main-job', testMatch: ['main-job.spec.ts', 'hosted.spec.ts', 'admin.spec.ts', 'readme.spec.ts'] },
  ],
});
