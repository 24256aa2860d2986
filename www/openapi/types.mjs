// npm run types: writes the client's types from the verifier's own OpenAPI document. With --check it only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { forBrowsers } from './prune.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const file = path('../countersign/src/client/types.ts');
const head = `// Written by \`npm run types -w countersign-openapi\` from the verifier's OpenAPI document. Do not edit.
/** What the verifier's \`/v1/client\` takes and answers, under the names of its OpenAPI document. */

`;

const command = ['run', '--quiet', '-p', 'countersign', '--', 'openapi'];
const document = JSON.parse(execFileSync('cargo', command, { cwd: path('../..'), maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] }));
const types = await openapiTS(forBrowsers(document), { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true });
// Of the file only the named types are for use.
const named = astToString(types)
  .replaceAll(/^export type (paths|webhooks|operations|\$defs) = .*\n/gm, '')
  .replace('export interface components', 'interface components');
const text = head + named;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not what the verifier's OpenAPI document says. Run: npm --prefix www run types -w countersign-openapi`);
  process.exit(1);
}
