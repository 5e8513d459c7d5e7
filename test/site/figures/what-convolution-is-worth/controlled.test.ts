import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DatasetName} from '../../../../experiments/artifacts/schema.ts';
import {drawFigure} from '../../../../site/figures/drawing.ts';
import {isReady} from '../../../../site/figures/figure.ts';
import {
  convolutionParts,
  fewImages,
  sameTraining,
  shuffledPixels,
  trainingSteps,
} from '../../../../site/figures/what-convolution-is-worth/controlled.ts';
import {movedImages} from '../../../../site/figures/what-convolution-is-worth/moved-images.ts';
import {harderParts} from '../../../../site/figures/what-makes-it-hard/harder-parts.ts';
import type {Records} from '../../../../site/records/records.ts';
import {plain} from '../../../../site/report/phrases.ts';
import {madeUp} from '../../records.ts';

const controlledFigures = [
  harderParts,
  sameTraining,
  trainingSteps,
  shuffledPixels,
  convolutionParts,
  movedImages,
  fewImages,
];

const datasets = {
  mnist: {...madeUp.datasets.mnist, title: 'MNIST'},
  'fashion-mnist': {...madeUp.datasets['fashion-mnist'], title: 'Fashion-MNIST'},
};
const withControlled = (controlled: object) => ({...madeUp, datasets, findings: {controlled}}) as unknown as Records;

const score = (mean: number) => ({
  accuracy: {mean, sd: 0, min: mean, max: mean},
  interval: {low: mean - 0.01, high: mean + 0.01},
});

function model(dataset: DatasetName, name: string, accuracy: number, study = 'architecture-training') {
  const changed = [0.5, 0.3].map((share, place) => ({
    change: 'translation',
    amount: 2 * (place + 1),
    ...score(accuracy * share),
  }));
  const architecture = name.startsWith('nn') ? 'NN' : 'CNN';
  return {dataset, study, model: name, title: name, architecture, images: 10, seeds: 2, ...score(accuracy), changed};
}

const contrast = (dataset: DatasetName, name: string, difference: number, apart = true) => ({
  dataset,
  model: name,
  against: 'nn-512-controlled-scheduled',
  change: {difference, low: difference - 0.01, high: difference + 0.01, p: 0.01, adjusted: 0.02, apart},
});

const both = (name: string, accuracy: number, study?: string) => [
  model('mnist', name, accuracy + 0.05, study),
  model('fashion-mnist', name, accuracy, study),
];

const records = withControlled({
  models: [
    ...both('nn-512-controlled-scheduled', 0.8),
    ...both('cnn-32-32-32-controlled-scheduled', 0.9),
    ...both('cnn-1x1-controlled-scheduled', 0.7),
    model('fashion-mnist', 'airbench-small-controlled-scheduled-tops', 0.85, 'why-harder'),
    model('fashion-mnist', 'airbench-small-controlled-scheduled-others', 0.95, 'why-harder'),
  ],
  families: [
    {
      name: 'convolution',
      contrasts: [
        contrast('fashion-mnist', 'cnn-32-32-32-controlled-scheduled', 0.1),
        contrast('mnist', 'cnn-32-32-32-controlled-scheduled', 0.02),
        {...contrast('mnist', 'cnn-1x1-controlled-scheduled', 0), change: null},
      ],
    },
    {
      name: 'neighbours',
      contrasts: [
        contrast('fashion-mnist', 'nn-512-controlled-scheduled', 0.001, false),
        contrast('fashion-mnist', 'cnn-32-32-32-controlled-scheduled', -0.03),
        contrast('mnist', 'cnn-32-32-32-controlled-scheduled', -0.02),
      ],
    },
    {
      name: 'parts',
      contrasts: [
        contrast('fashion-mnist', 'cnn-1x1-controlled-scheduled', -0.2),
        contrast('fashion-mnist', 'cnn-32-32-32-controlled-scheduled', -0.3, false),
      ],
    },
  ],
});

test('figures of controlled experiments wait for their results', () => {
  const none = withControlled({models: [], families: []});
  for (const figure of controlledFigures)
    assert.deepEqual([isReady(figure, madeUp as unknown as Records), isReady(figure, none)], [false, false], figure.id);
});

test('a figure of a family waits for all of its contrasts, which the title sums up', () => {
  assert.deepEqual([isReady(sameTraining, records), isReady(convolutionParts, records)], [false, true]);
});

test('shuffledPixels says what CNNs lose where NNs lose nothing, and else how many lose', () => {
  assert.equal(
    plain(records, shuffledPixels.title(records)),
    'With all pixels in another order, NNs lose nothing, CNNs 3.0 points on clothes',
  );
  const [first, second] = records.findings.controlled!.families.find(({name}) => name === 'neighbours')!.contrasts;
  const losing = {...first!, change: {...first!.change!, difference: -0.01, apart: true}};
  const other = withControlled({
    models: records.findings.controlled!.models,
    families: [{name: 'neighbours', contrasts: [losing, second!]}],
  });
  assert.match(plain(other, shuffledPixels.title(other)), /order, 2 of 2 networks lose beyond chance$/);
});

test('figures of controlled experiments tell of what was judged, and say what was more than chance', () => {
  assert.equal(
    plain(records, sameTraining.title(records)),
    'With the same training, convolution gains 10.0 points on clothes',
  );
  assert.match(plain(records, sameTraining.finding(records)), /correction for all 3 of the family/);
  assert.equal(sameTraining.table(records).rows.length, 2);
  assert.match(plain(records, convolutionParts.title(records)), /^Seeing neighbours gains 20.00 points on clothes$/);
  assert.match(
    plain(records, movedImages.title(records)),
    /Clothes moved by two pixels: the NN is right in 40.0\s%, the small CNN in 45.0/,
  );
  assert.match(plain(records, harderParts.title(records)), /15.0\s% of tops alone, on 5.0\s% of the other clothes/);
});

test('figures of controlled experiments are drawn, on a wide page and a narrow one', async () => {
  for (const figure of controlledFigures.filter((each) => isReady(each, records)))
    for (const width of ['wide', 'narrow'] as const)
      assert.match(await drawFigure(figure, records, width), /^<svg/, figure.id);
});
