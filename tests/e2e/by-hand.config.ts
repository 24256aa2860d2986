import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** What no test judges: what takes how long (`npm run measure`), and a picture for the README (`npm run coverage-picture`). */
const { projects: _, ...common } = tests;
export default defineConfig({ ...common, testMatch: 'by-hand/*.ts' });
