import {crossedTest} from '../analysis/statistics/crossed-test.ts';
import {differenceOf, type Sample} from '../analysis/statistics/difference.ts';
import {percentileInterval} from '../analysis/statistics/intervals.ts';
import {type Judged, judgeTogether} from '../analysis/statistics/judge-together.ts';
import {drawsOf, type Estimate, fitLearningCurve, type LearningCurve} from '../analysis/statistics/learning-curve.ts';
import {imagesToReach} from '../analysis/statistics/reach.ts';
import {type Recipe, resampleAccuracies} from '../analysis/statistics/resample-accuracies.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {type Efficiency, efficiencySchema} from '../artifacts/schema.ts';
import {distinctTrials} from './distinct-trials.ts';
import type {Finding, FinishedTrial} from './finding.ts';
import {correctOnValidation} from './validation-answers.ts';

type Curve = Efficiency['curves'][number];
type Lead = Efficiency['leads'][number];
type Reach = Efficiency['reaches'][number];

/** The seeds of one network on one number of images. */
interface Cell extends Recipe {
  trials: readonly FinishedTrial[];
  trainingCount: number;
}

/** The cells of one network, ascending, with what they give. */
interface Examined extends LearningCurve {
  architecture: string;
  cells: readonly Cell[];
}

const draws = 1_000;
const stepsPerDecade = 8;
const furthest = 10; // times the largest size

/** How many training images the networks need, and what more of them would bring. */
export const efficiency: Finding = {
  name: 'efficiency',
  purpose: 'none: it reads no test images',
  schema: efficiencySchema,
  derivedFrom: 'records',
  uses: ({study}) => study.name === 'data-efficiency',
  async find({trials, planned, load}) {
    const curves: Curve[] = [];
    const leads: Omit<Lead, keyof Judged>[] = [];
    const reaches: Reach[] = [];
    for (const those of Map.groupBy(trials, ({configuration}) => configuration.dataset).values()) {
      const {dataset} = those[0]!.configuration;
      const examined = await examine(those, (await load(dataset)).validation.labels);
      curves.push(...examined.map((each) => ({dataset, ...describeCurve(each)})));
      const pair = pairIn(examined);
      if (!pair) continue;
      leads.push(...compare(...pair).map((lead) => ({dataset, ...lead})));
      reaches.push({dataset, ...reach(...pair)});
    }
    return {
      record: {finished: distinctTrials(trials).length, planned, draws, curves, leads: judgeTogether(leads), reaches},
    };
  },
};

/** The learning curves of one data set; all draws are of the same images. */
async function examine(trials: readonly FinishedTrial[], labels: Uint8Array): Promise<Examined[]> {
  const cells = await Promise.all(
    [...Map.groupBy(trials, ({configuration}) => configuration.model.name)].map(([name, seeds]) =>
      readCell(name, seeds, labels),
    ),
  );
  const {dataset} = trials[0]!.configuration;
  const resampled = resampleAccuracies(cells, draws, 'efficiency', dataset);
  const told = cells.map((cell, place) => ({cell, errors: resampled[place]!.map((accuracy) => 1 - accuracy)}));
  told.sort((a, b) => a.cell.trainingCount - b.cell.trainingCount);
  return [...Map.groupBy(told, ({cell}) => cell.trials[0]!.configuration.model.architecture)].map(
    ([architecture, those]) => ({
      architecture,
      cells: those.map(({cell}) => cell),
      sizes: those.map(({cell}) => cell.trainingCount),
      errors: those.map(({cell}) => 1 - accuracyOf(cell).mean),
      resampled: those.map(({errors}) => errors),
    }),
  );
}

async function readCell(name: string, trials: readonly FinishedTrial[], labels: Uint8Array): Promise<Cell> {
  const correct = await Promise.all(trials.map((trial) => correctOnValidation(trial, labels)));
  return {name, correct, trials, trainingCount: trials[0]!.configuration.split.trainingCount};
}

function accuracyOf({trials}: Cell) {
  return spread(trials.map(({result}) => result.validation.accuracy));
}

function describeCurve({architecture, cells, ...curve}: Examined): Omit<Curve, 'dataset'> {
  const points = cells.map((cell, place) => ({
    trainingCount: cell.trainingCount,
    model: cell.name,
    seeds: cell.trials.length,
    accuracy: accuracyOf(cell),
    interval: percentileInterval(curve.resampled[place]!.map((error) => 1 - error)),
  }));
  return {
    name: architecture,
    points: points as Curve['points'],
    fit: new Set(curve.sizes).size < 4 ? null : describeFit(curve),
  };
}

function describeFit(curve: LearningCurve): Curve['fit'] {
  const {sizes} = curve;
  const [smallest, largest] = [sizes[0]!, sizes.at(-1)!];
  const steps = Math.ceil(Math.log10((furthest * largest) / smallest) * stepsPerDecade);
  const asked = Array.from({length: steps + 1}, (_, step) =>
    Math.round(smallest * ((furthest * largest) / smallest) ** (step / steps)),
  );
  const {floor, scale, exponent, deviation, errors, doubling} = fitLearningCurve(curve, asked);
  const accuracies = errors.map((error, place) => ({trainingCount: asked[place]!, ...inverse(error)}));
  return {floor, scale, exponent, deviation, accuracies, doubling};
}

/** Accuracy instead of error. */
function inverse({value, low, high}: Estimate): Estimate {
  return {value: 1 - value, low: 1 - high, high: 1 - low};
}

/** The two networks that are held against one another; nothing while one is missing. */
function pairIn(examined: readonly Examined[]): [first: Examined, second: Examined] | undefined {
  const [first, second] = ['NN', 'CNN'].map((name) => examined.find(({architecture}) => architecture === name));
  return first && second && [first, second];
}

/** How far the second network is ahead of the first at each size that both were trained on. */
function compare(first: Examined, second: Examined): Omit<Lead, 'dataset' | keyof Judged>[] {
  return first.sizes.flatMap((trainingCount, place) => {
    const other = second.sizes.indexOf(trainingCount);
    if (other < 0) return [];
    const {p} = crossedTest(first.cells[place]!.correct, second.cells[other]!.correct);
    const difference = differenceOf(sampleAt(first, place), sampleAt(second, other));
    return [{trainingCount, name: second.architecture, other: first.architecture, ...difference, p}];
  });
}

function sampleAt({cells, resampled}: Examined, place: number): Sample {
  return {
    accuracies: cells[place]!.trials.map(({result}) => result.validation.accuracy),
    resampled: resampled[place]!.map((error) => 1 - error),
  };
}

/** How many images the second network needs for what the first does with all of its. */
function reach(first: Examined, second: Examined): Omit<Reach, 'dataset'> {
  const {errors, sizes, resampled} = first;
  const needed = drawsOf(second).map((drawn, draw) => imagesToReach(resampled.at(-1)![draw]!, second.sizes, drawn));
  const {low, high} = percentileInterval(Float64Array.from(needed));
  const known = (images: number) => (Number.isFinite(images) ? Math.round(images) : null);
  return {
    name: second.architecture,
    other: first.architecture,
    otherCount: sizes.at(-1)!,
    accuracy: 1 - errors.at(-1)!,
    images: known(imagesToReach(errors.at(-1)!, second.sizes, second.errors)),
    low: known(low),
    high: known(high),
  };
}
