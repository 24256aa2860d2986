// npm run types: writes the clients' types from the verifier's own OpenAPI document. With --check it only compares.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { forBackends, forBrowsers, spelledOut } from './prune.mjs';
import { typedDicts } from './python.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const WRITTEN = 'Written by `npm run types -w countersign-openapi` from the verifier\'s OpenAPI document. Do not edit.';

/** Of what openapi-typescript writes, only the named types are for use. */
async function typeScript(document, what) {
  const types = astToString(await openapiTS(spelledOut(document), { alphabetize: true, rootTypes: true, rootTypesNoSchemaPrefix: true }));
  const named = types
    .replaceAll(/^export type (paths|webhooks|operations|\$defs) = .*\n/gm, '')
    .replace('export interface components', 'interface components');
  return `// ${WRITTEN}\n/** ${what}, under the names of its OpenAPI document. */\n\n${named}`;
}

// A verifier that is built already tells it as well.
const [program, ...words] = process.env.COUNTERSIGN_BIN ? [process.env.COUNTERSIGN_BIN] : ['cargo', 'run', '--quiet', '-p', 'countersign', '--'];
const document = JSON.parse(
  execFileSync(program, [...words, 'openapi'], { cwd: path('../..'), maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] }),
);

const files = {
  '../countersign/src/client/types.ts': await typeScript(forBrowsers(document), "What the verifier's `/v1/client` takes and answers"),
  '../countersign/src/server/types.ts': await typeScript(forBackends(document), 'What the verifier takes of a backend and answers it'),
  '../clients/python/countersign/types.py': typedDicts(forBackends(document), WRITTEN),
};

let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const file = path(name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what the verifier's OpenAPI document says. Run: npm --prefix www run types -w countersign-openapi`);
    stale += 1;
  }
}
process.exit(stale === 0 ? 0 : 1);
