import assert from 'node:assert/strict';
import {globSync, readFileSync, statSync} from 'node:fs';
import {test} from 'node:test';

test('the results that every clone carries take less than 90 MB', () => {
  const files = globSync('artifacts/**', {withFileTypes: true}).filter((entry) => entry.isFile());
  assert.ok(files.length > 0);
  const bytes = files.reduce((sum, {parentPath, name}) => sum + statSync(`${parentPath}/${name}`).size, 0);
  assert.ok(bytes < 90e6, `${bytes} bytes`);
});

test('what records tell class by class has a number for each class, and pixels as many as an image', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  const found = (name: string, dataset: string) =>
    read(`artifacts/findings/${name}/record.json`).datasets.find((row: {dataset: string}) => row.dataset === dataset);
  for (const dataset of ['mnist', 'fashion-mnist']) {
    const {shape, classNames, splits, pixels} = read(`artifacts/datasets/${dataset}/description.json`);
    const [errors, copies] = [found('label-errors', dataset), found('near-duplicates', dataset)];
    const worked = found('inside', dataset).networks.flatMap((network: {worked: unknown}) => network.worked ?? []);
    const byClass = [
      classNames,
      ...splits.map(({perClass}: {perClass: number[]}) => perClass),
      pixels.meanPerClass,
      read(`artifacts/look-alikes/${dataset}/look-alikes.json`).variety.meanDistance,
      found('difficulty', dataset).measures.silhouette.perClass,
      ...[errors.training, errors.test].flatMap(({thresholds, perClass}) => [thresholds, perClass]),
      ...[copies.dimensions, copies.perClass, copies.similar.perClass],
      ...worked.flatMap(({softmax}: {softmax: Record<string, number[]>}) => [softmax.scores, softmax.powers]),
    ];
    assert.ok(byClass.length > 10);
    for (const [place, values] of byClass.entries()) assert.equal(values.length, shape.classCount, `list ${place}`);
    for (const each of worked) assert.equal(each.pixels.length, shape.height * shape.width * shape.channels);
  }
});
