import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {datasetNames, datasetOf, officialSplit, shapeOf, subject} from '../../../experiments/datasets/index.ts';
import {checkReport, readReport} from '../../../experiments/datasets/report.ts';

test('the report of this repository is of digits and clothes, and tuned on the last', () => {
  assert.deepEqual(datasetNames, ['mnist', 'fashion-mnist']);
  assert.equal(subject, 'fashion-mnist');
  assert.deepEqual(shapeOf('mnist'), {height: 28, width: 28, channels: 1, classCount: 10});
  assert.deepEqual(officialSplit('mnist'), {seed: 1, trainingCount: 55_000, validationCount: 5_000, testCount: 10_000});
});

test('datasetOf(name) of a set that the report does not have names those that it has', () => {
  assert.throws(
    () => datasetOf('leaves'),
    /^Error: unknown data set: leaves \(expected one of mnist, fashion-mnist\)$/,
  );
});

test('checkReport(report, file) names the file, what was found and what was expected', () => {
  const whole = {title: 'T', tagline: '', description: '', effort: 'small', datasets: ['mnist']} as const;
  assert.deepEqual(checkReport(whole, 'r.ts'), whole);
  const wrong = [
    [undefined, /^Error: invalid report r\.ts: no title \(expected a text\)$/],
    [{...whole, effort: 'big'}, /^Error: invalid report r\.ts: effort big \(expected small or full\)$/],
    [{...whole, datasets: []}, /^Error: invalid report r\.ts: 0 data sets \(expected 1 \.\.\. 4\)$/],
    [{...whole, datasets: Array(5).fill('mnist')}, /5 data sets/],
  ] as const;
  for (const [report, message] of wrong) assert.throws(() => checkReport(report as never, 'r.ts'), message);
});

test('readReport(folder) reads report.ts there, and says where none is', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'report-'));
  try {
    await assert.rejects(
      readReport(folder),
      /^Error: missing report: .*report\.ts \(expected a file that describes it\)$/,
    );
    await writeFile(
      path.join(folder, 'report.ts'),
      "export default {title: 'T', tagline: 't', description: 'd', effort: 'small' as const, datasets: ['mnist']};",
    );
    assert.equal((await readReport(folder)).title, 'T');
  } finally {
    await rm(folder, {recursive: true});
  }
});
