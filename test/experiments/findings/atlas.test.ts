import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imageAt, squaredDistance} from '../../../experiments/analysis/images/images.ts';
import {atlasSchema, type Result} from '../../../experiments/artifacts/schema.ts';
import {atlas} from '../../../experiments/findings/atlas.ts';
import {embed} from '../../../experiments/findings/embed.ts';
import type {FinishedTrial} from '../../../experiments/findings/finding.ts';
import {mixtures} from '../analysis/mixtures.ts';
import {keptEvidence, keptTrial, predictedBy} from './kept-trial.ts';

const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
const tested = mixtures(6, 1);

function guide(): FinishedTrial {
  const trial = keptTrial('airbench-small', {kind: 'airbench', widths: [4, 6, 5]}, tested, 'mnist');
  return {...trial, result: {...trial.result, test: {}} as unknown as Result};
}

test('embed(trial, split) gives what the last dense layer is given, image by image', async () => {
  const trial = guide();
  const all = await embed(trial, tested);
  assert.equal(all.length, 60 * 5);
  const second = {
    shape: tested.shape,
    images: imageAt(tested, 1),
    labels: tested.labels.slice(1, 2),
    indices: Uint32Array.of(1),
  };
  const alone = await embed(trial, second);
  for (const [place, value] of alone.entries())
    assert.ok(Math.abs(value - all[5 + place]!) < 1e-5 * (1 + Math.abs(value)));
});

test('atlas pairs test images of different classes three ways, and ranks classes against what the model confuses', async () => {
  const trial = guide();
  const {record, files} = await atlas.find(keptEvidence([trial], tested));
  const {datasets} = atlasSchema.parse({inputs, ...record});
  const {model, measures} = datasets.find(({dataset}) => dataset === 'mnist')!;
  assert.deepEqual(model, {name: 'airbench-small', title: 'airbench-small', seeds: 1});
  assert.deepEqual(
    measures.map(({measure}) => measure),
    ['pixels', 'structure', 'embedding'],
  );
  const predicted = await predictedBy(trial);
  const wrong = tested.labels.filter((label, place) => predicted[place] !== label).length;
  for (const {classes, sheet, classSheet, distances, mutual} of measures) {
    assert.equal(classes.length, 45);
    assert.equal(
      classes.reduce((sum, {confusions}) => sum + confusions, 0),
      wrong,
    );
    assert.ok(classes.every(({distance}, place) => place === 0 || distance >= classes[place - 1]!.distance));
    assert.deepEqual([sheet.images.length, distances.length], [2 * Math.min(mutual, 24), Math.min(mutual, 24)]);
    assert.ok(files![sheet.file]);
    let tile = 0;
    for (const {labels, shown} of classes) {
      for (const distance of shown) {
        const pair = classSheet.images.slice(tile, tile + 2);
        assert.deepEqual([pair[0]!.label, pair[1]!.label], labels);
        assert.ok(distance >= 0);
        tile += 2;
      }
    }
    assert.ok(tile > 90);
    assert.equal(tile, classSheet.images.length);
    assert.ok(files![classSheet.file]);
    for (let pair = 0; pair < sheet.images.length; pair += 2)
      assert.notEqual(sheet.images[pair]!.label, sheet.images[pair + 1]!.label);
  }
  const [{sheet, distances}] = measures as [(typeof measures)[number]];
  const [a, b] = sheet.images.map(({index}) => imageAt(tested, index));
  assert.ok(Math.abs(Math.sqrt(squaredDistance(a!, b!)) / 255 - distances[0]!) < 1e-4);
});

test('atlas does without a model until one has run', async () => {
  const {record} = await atlas.find(keptEvidence([], tested));
  for (const {model, measures} of atlasSchema.parse({inputs, ...record}).datasets) {
    assert.deepEqual([model, measures.length, measures[0]!.foretold], [null, 2, null]);
    assert.ok(measures[0]!.mutual > 0);
  }
});
