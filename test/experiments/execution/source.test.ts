import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {test} from 'node:test';
import {fingerprintSource} from '../../../experiments/execution/source.ts';

const known = 'node_modules/.cache/fingerprints.json';

test('fingerprintSource() gives the same where it is known, where that is damaged, and where it is of other sources', async () => {
  await rm(known, {force: true});
  const {computation, findings} = await fingerprintSource();
  const text = await readFile(known, 'utf8');
  const other = {...JSON.parse(text), sources: 'others', computation: 'another'};
  for (const found of [text, text.slice(0, 99), JSON.stringify(other)]) {
    await writeFile(known, found);
    const again = await fingerprintSource();
    assert.deepEqual([again.computation, again.findings], [computation, findings]);
    assert.equal(await readFile(known, 'utf8'), text);
  }
});
