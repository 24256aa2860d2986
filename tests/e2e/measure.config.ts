import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** What takes how long, to be read and not to be judged: `npm run measure`. */
const { projects: _, ...common } = tests;
export default defineConfig({ ...common, testMatch: 'measure/*.ts' });
