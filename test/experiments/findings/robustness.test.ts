import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {robustnessSchema} from '../../../experiments/artifacts/schema.ts';
import {robustness} from '../../../experiments/findings/robustness.ts';
import {easyImages} from '../training/easy-images.ts';
import {keptEvidence, keptTrial, predictedBy} from './kept-trial.ts';

const images = easyImages(30, 1);
const trials = [
  keptTrial('nn-512', {kind: 'dense', hiddenUnits: [8], dropoutRate: 0}, images, 'mnist'),
  keptTrial('other', {kind: 'dense', hiddenUnits: [12], dropoutRate: 0}, images, 'mnist'),
];
const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};

test('robustness.find(evidence) scores each network on spoiled images, beside the NN', async () => {
  const labels = await predictedBy(trials[0]!); // so that the NN errs on spoiled images alone
  const {record, files = {}} = await robustness.find(keptEvidence(trials, {...images, labels}));
  const {datasets, corruptions} = robustnessSchema.parse({inputs, ...record});
  assert.equal(datasets.length, 1);
  const {baseline, models, example} = datasets[0]!;
  assert.equal(baseline, 'nn-512');
  const [nn, other] = models as [(typeof models)[number], (typeof models)[number]];
  assert.equal(nn.clean, 1);
  assert.ok(nn.spoiled.value < 1 && nn.spoiled.low < nn.spoiled.value && nn.spoiled.value < nn.spoiled.high);
  assert.ok(Math.abs(nn.accuracies.flat().reduce((sum, accuracy) => sum + accuracy, 0) / 50 - nn.spoiled.value) < 1e-4);
  assert.equal(nn.meanError, 1);
  const ratio = (place: number) => {
    const errors = (accuracies: number[][]) => accuracies[place]!.reduce((sum, accuracy) => sum + 1 - accuracy, 0);
    return errors(other.accuracies) / errors(nn.accuracies);
  };
  other.errors!.forEach((error, place) => {
    assert.ok(Math.abs(error - ratio(place)) < 1e-3);
  });
  const {width, height} = await sharp(files[example.file]).metadata();
  assert.deepEqual([width, height], [6 * 28, corruptions.length * 28]);
});

test('robustness.find(evidence) compares with nothing where no NN is there yet', async () => {
  const {record} = await robustness.find(keptEvidence(trials.slice(1), images));
  const {baseline, models} = robustnessSchema.parse({inputs, ...record}).datasets[0]!;
  assert.deepEqual([baseline, models[0]!.errors, models[0]!.meanError], [null, null, null]);
});
