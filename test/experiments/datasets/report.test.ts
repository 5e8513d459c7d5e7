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
  const whole = {title: 'T', tagline: '', description: '', effort: 'small', datasets: ['mnist']};
  assert.deepEqual(checkReport(whole, 'r.ts'), whole);
  const own = {
    ...{name: 'leaves', title: 'Leaves', one: 'leaf', many: 'leaves', mirrored: true, from: '/leaves'},
    image: {height: 32, width: 48, channels: 3, fit: 'pad'},
    split: {validation: 0.1, test: 0.2, seed: 1},
    classes: {oak: 'Oak', elm: 'Elm'},
  };
  const withOwn = {...whole, effort: {like: 'standard', seeds: 7}, datasets: [own, 'fashion-mnist']};
  assert.deepEqual(checkReport(withOwn, 'r.ts'), withOwn);
  const withInk = {...whole, datasets: [{...own, ink: true}]};
  assert.deepEqual(checkReport(withInk, 'r.ts'), withInk);
  const ofOwn = (change: object) => ({...whole, datasets: ['mnist', {...own, ...change}]});
  const wrong = [
    [undefined, /^Error: invalid report r\.ts: .*expected string, received undefined\n +→ at title/],
    [{...whole, title: ''}, /at title/],
    [{...whole, titel: 'T'}, /Unrecognized key: "titel"/],
    [
      {...whole, effort: 'big'},
      /expected 'small', 'standard', 'full', or as \{like: 'small', seeds: 6\}\n +→ at effort/,
    ],
    [{...whole, effort: {like: 'small', seeds: 1}}, /at effort/],
    [{...whole, datasets: []}, /at datasets/],
    [{...whole, datasets: Array(5).fill('mnist')}, /at datasets/],
    [{...whole, datasets: ['mnist', 'mnist']}, /two data sets of the name mnist \(expected each once\)/],
    [{...whole, datasets: ['cifar']}, /data set 1: .*"mnist"\|"fashion-mnist"/],
    [ofOwn({name: 'My leaves'}), /data set 2: .*\n +→ at name/],
    [ofOwn({ink: 'yes'}), /at ink/],
    [ofOwn({image: {...own.image, height: 100}}), /at image\.height/],
    [ofOwn({image: {...own.image, channels: 4}}), /at image\.channels/],
    [ofOwn({image: {...own.image, inverted: true}}), /inverted: expected false, for images in colour/],
    [ofOwn({image: {...own.image, fit: 'squeeze'}}), /at image\.fit/],
    [ofOwn({split: {...own.split, test: 0.9}}), /at split\.test/],
    [ofOwn({classes: {oak: ''}}), /at classes\.oak/],
    [ofOwn({classes: {oak: 'Oak'}}), /expected 2 to 256 classes\n +→ at classes/],
    [ofOwn({people: {accuracy: 90, source: 'us'}}), /at people\.accuracy/],
    [ofOwn({from: undefined}), /at from/],
  ] as const;
  for (const [report, message] of wrong) assert.throws(() => checkReport(report, 'r.ts'), message);
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
