// Every vector, through the package as people get it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { run } from './operations.mjs';
import { installed } from './project.mjs';

const files = new URL('../../../../tests/vectors/', import.meta.url);

test('the packed package holds every vector', async () => {
  const entry = join(installed(), 'entry.js');
  writeFileSync(entry, "export * from 'countersign';");
  const api = await import(pathToFileURL(entry));
  await api.init();

  let cases = 0;
  const failed = [];
  for (const file of readdirSync(files).filter((name) => name.endsWith('.json'))) {
    for (const one of JSON.parse(readFileSync(new URL(file, files), 'utf8')).cases) {
      cases += 1;
      try {
        assert.deepStrictEqual(run(api, one), one.expect);
      } catch (error) {
        failed.push(`${file} ${one.id} (${one.source}): ${error.message}`);
      }
    }
  }
  console.log(`vectors: npm-tarball ${cases - failed.length} of ${cases}`);
  assert.ok(cases > 0, 'no vectors were found');
  assert.deepEqual(failed, []);
});
