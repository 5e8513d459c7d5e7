import {calibrate} from '../analysis/predictions/calibrate.ts';
import {confidenceOf} from '../analysis/predictions/confidence.ts';
import {
  conformalThreshold,
  coverageInterval,
  type PredictionSets,
  predictionSets,
} from '../analysis/predictions/conformal.ts';
import {joinCalibrations} from '../analysis/predictions/join-calibrations.ts';
import {riskCoverage} from '../analysis/predictions/risk-coverage.ts';
import {meanInterval} from '../analysis/statistics/intervals.ts';
import {meanOf, spread} from '../analysis/statistics/spread.ts';
import {type CalibrationFinding, calibrationSchema, type DatasetName} from '../artifacts/schema.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type Both, finalModels, hasViews, isFinal, readLabels, readProbabilities} from './final-models.ts';
import type {Finding, FinishedTrial} from './finding.ts';

type Model = CalibrationFinding['models'][number];
type Sets = Model['plain']['sets'][number];

const coverages = Array.from({length: 20}, (_, place) => (place + 1) / 20);
const targets = [0.9, 0.95, 0.99];

/** How far the probabilities of the final models can be believed, and what can be done with them. */
export const calibration: Finding = {
  name: 'calibration',
  purpose: 'calibration, selective answers and prediction sets of the final models; all fitted on validation',
  schema: calibrationSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find(evidence) {
    const labels = new Map<DatasetName, Both<Uint8Array>>();
    const models: Model[] = [];
    for (const {dataset, model, trials} of finalModels(evidence.trials)) {
      if (!labels.has(dataset)) labels.set(dataset, await readLabels(evidence, dataset));
      const examine = (viewed: boolean) => examineSeeds(trials, labels.get(dataset)!, viewed);
      models.push({
        dataset,
        model: model.name,
        title: model.title,
        seeds: trials.length,
        plain: await examine(false),
        viewed: trials.every(hasViews) ? await examine(true) : null,
      });
    }
    return {record: {finished: distinctTrials(evidence.trials).length, planned: evidence.planned, models}};
  },
};

/** What the seeds of one model are worth, put together. */
async function examineSeeds(
  trials: readonly FinishedTrial[],
  labels: Both<Uint8Array>,
  viewed: boolean,
): Promise<Model['plain']> {
  const all = await Promise.all(trials.map((trial) => readProbabilities(trial, viewed)));
  const calibrated = all.map(({validation, test}) =>
    calibrate({probabilities: validation, labels: labels.validation}, {probabilities: test, labels: labels.test}),
  );
  return {
    ...joinCalibrations(calibrated),
    selective: joinSelective(all.map(({test}) => riskCoverage(confidenceOf(test, labels.test), coverages))),
    sets: targets.map((target) =>
      joinSets(
        target,
        all.map((probabilities) => setsOf(probabilities, labels, target)),
        {calibrated: labels.validation.length, classCount: all[0]!.test.length / labels.test.length},
      ),
    ),
  };
}

function joinSelective(seeds: readonly ReturnType<typeof riskCoverage>[]): Model['plain']['selective'] {
  return {
    area: spread(seeds.map(({area}) => area)),
    points: coverages.map((coverage, place) => ({coverage, risk: spread(seeds.map(({risks}) => risks[place]!))})),
  };
}

function setsOf({validation, test}: Both<Float32Array>, labels: Both<Uint8Array>, target: number): PredictionSets {
  return predictionSets(test, labels.test, conformalThreshold(validation, labels.validation, target));
}

function joinSets(
  target: number,
  seeds: readonly PredictionSets[],
  {calibrated, classCount}: {calibrated: number; classCount: number},
): Sets {
  const covered = seeds.map((each) => meanOf(each.covered));
  const count = seeds[0]!.sizes.length;
  const counts = new Array<number>(classCount + 1).fill(0); // of sets, by size
  for (const {sizes} of seeds) for (const size of sizes) counts[size]!++;
  return {
    target,
    coverage: spread(covered),
    interval: coverageInterval(covered, count, {target, calibrated}),
    size: spread(seeds.map(({sizes}) => meanOf(sizes))),
    sizeInterval: meanInterval(
      Float64Array.from({length: count}, (_, image) => meanOf(seeds.map(({sizes}) => sizes[image]!))),
    ),
    sizes: counts.map((each) => each / (seeds.length * count)),
  };
}
