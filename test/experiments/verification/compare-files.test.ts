import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import {encodeSheet} from '../../../experiments/artifacts/image-sheet.ts';
import {compareFiles, deepTolerance, recordTolerance} from '../../../experiments/verification/compare-files.ts';

/** Where a file differs from what it should be, as "field: found (expected)". */
async function differences(file: string, expected: string | Uint8Array, found: string | Uint8Array): Promise<string[]> {
  const problems = await compareFiles(file, expected, Buffer.from(found), deepTolerance);
  return problems.map(({field, found, expected}) => `${field}: ${found} (${expected})`);
}

/** A picture of one tile of one shade. */
const picture = (shade: number) =>
  encodeSheet({tiles: [new Uint8Array(4).fill(shade)], columns: 1, shape: {height: 2, width: 2, channels: 1}});

test('compareFiles(record) compares field by field, within the tolerance', async () => {
  assert.deepEqual(await differences('a.json', '{"mean": 0.9}', '{"mean":0.901}'), []);
  assert.deepEqual(await differences('a.json', '{"mean": 0.9}', '{"mean":0.8}'), ['mean: 0.8 (0.9)']);
  const problems = await compareFiles('a.json', '{"mean": 0.9}', Buffer.from('{"mean": 0.900001}'), recordTolerance);
  assert.equal(problems.length, 1);
});

test('compareFiles(table) compares cell by cell', async () => {
  const table = 'model,accuracy\nnn,0.9\n';
  assert.deepEqual(await differences('a.csv', table, 'model,accuracy\nnn,0.901\n'), []);
  assert.deepEqual(await differences('a.csv', table, 'model,accuracy\ncnn,0.9\n'), ['1.0: "cnn" ("nn")']);
});

test('compareFiles(picture) compares its size and its shades', async () => {
  assert.deepEqual(await differences('a.png', await picture(100), await picture(104)), []);
  assert.deepEqual(await differences('a.png', await picture(100), await picture(120)), ['pixels.0: 120 (100)']);
});

test('compareFiles(numbers) compares half-precision numbers', async () => {
  assert.deepEqual(await differences('a.f16', encodeHalf([0.5, 1]), encodeHalf([0.501, 1])), []);
  assert.deepEqual(await differences('a.f16', encodeHalf([0.5, 1]), encodeHalf([0.75, 1])), ['0: 0.75 (0.5)']);
});

test('compareFiles(file) tells by the hash what is missing, cannot be read, or is of another kind', async () => {
  const [missing] = await compareFiles('a.json', '{}', undefined, deepTolerance);
  assert.equal(missing!.found, 'no such file');
  assert.match((await differences('a.json', '{}', '{'))[0]!, /^undefined: SHA-256 [0-9a-f]{64} \([0-9a-f]{64}\)$/);
  assert.equal((await differences('a.bin', 'one', 'two')).length, 1);
});
