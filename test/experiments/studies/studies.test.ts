import assert from 'node:assert/strict';
import {test} from 'node:test';
import {trialSchema} from '../../../experiments/artifacts/schema.ts';
import {studies} from '../../../experiments/studies/index.ts';
import {trialOf} from '../../../experiments/studies/study.ts';
import {tuning} from '../../../experiments/studies/tuning.ts';

test('every trial of every study is one that the schema knows', () => {
  for (const {configurations, seeds} of studies)
    for (const configuration of configurations) trialSchema.parse(trialOf(configuration, seeds[0]!));
});

test('a name stands for one model with one training, whatever the study and the data set', () => {
  const known = new Map<string, string>();
  for (const {name: study, configurations} of studies) {
    for (const {dataset, model, training} of configurations) {
      const [name, what] = [`${dataset}/${model.name}`, JSON.stringify([model, training])];
      assert.equal(known.get(name) ?? what, what, `${study}: ${name} is another one elsewhere`);
      known.set(name, what);
    }
  }
});

test('tuning has all rows of one, two and three convolutions and a dense layer that never fall', () => {
  const counts = new Map<number, number>();
  for (const {model} of tuning.configurations) {
    assert.ok(model.config.kind === 'convolutional');
    const row = [...model.config.filters, model.config.denseUnits];
    assert.deepEqual(
      row,
      row.toSorted((a, b) => a - b),
    );
    counts.set(row.length - 1, (counts.get(row.length - 1) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts],
    [
      [1, 10],
      [2, 20],
      [3, 35],
    ],
  );
  assert.equal(new Set(tuning.configurations.map(({model}) => model.name)).size, 65);
});
