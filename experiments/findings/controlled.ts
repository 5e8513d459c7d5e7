import {correctAnswers} from '../analysis/predictions/correct-images.ts';
import {crossedTest} from '../analysis/statistics/crossed-test.ts';
import {combine, type Difference, differenceOf, mendedShare, type Sample} from '../analysis/statistics/difference.ts';
import {independentDifference} from '../analysis/statistics/independent-difference.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {resampleAccuracies} from '../analysis/statistics/resample-accuracies.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {decodeAnswers} from '../artifacts/answers.ts';
import {type Controlled, controlledSchema, type DatasetName} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import {shapeOf, subjectFirst} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {draws} from './contenders.ts';
import {declared, divided, type Family, families, type Step, steps} from './controlled-contrasts.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type FinalModel, finalModels} from './final-models.ts';
import type {Evidence, Finding} from './finding.ts';

type Division = Controlled['divided'][number];
type Model = Controlled['models'][number];

/** A network on the test images of its data set. */
interface Tested extends Sample {
  dataset: DatasetName;
  model: string;
  correct: readonly Uint8Array[]; // by seed: [images], 1 = right
}

const studies = new Set([...families.map(({study}) => study), 'changed-images', 'why-harder']);

/** What convolution, its parts and the way of training are worth, by networks that differ in one thing. */
export const controlled: Finding = {
  name: 'controlled',
  purpose: 'compares networks that differ in one thing, image by image',
  schema: controlledSchema,
  derivedFrom: 'records',
  uses: ({study}) => studies.has(study.name),
  async find(evidence) {
    const {trials, planned} = evidence;
    const models = finalModels(trials).map(describe);
    const tested = await readTested(evidence);
    return {
      record: {
        finished: distinctTrials(trials).length,
        planned,
        draws,
        declared,
        models,
        families: families.map((family) => judge(family, tested)),
        steps: steps.flatMap((step) => compare(step, models) ?? []),
        divided: subjectFirst.flatMap((dataset) => divided.flatMap((each) => divide(dataset, each, tested) ?? [])),
      },
    };
  },
};

/** The models that were asked about all official test images, by their own labels. */
async function readTested({trials, loadTest}: Evidence): Promise<Tested[]> {
  const official = trials.filter(({configuration: {split}}) => !split.classes && !split.wrongLabels);
  const models = Map.groupBy(finalModels(official), ({dataset}) => dataset);
  const read = [...models].map(async ([dataset, ofDataset]) => {
    const {labels} = await loadTest(dataset);
    const judged = await Promise.all(
      ofDataset.map(async ({model, trials: seeds}) => ({
        name: model.name,
        correct: await Promise.all(
          seeds.map(async ({read}) => correctAnswers(decodeAnswers(await read(trialFiles.testAnswers)), labels)),
        ),
      })),
    );
    const resampled = resampleAccuracies(judged, draws, 'controlled', dataset);
    return judged.map(({name, correct}, place) => ({
      dataset,
      model: name,
      correct,
      accuracies: correct.map((images) => images.reduce((sum, right) => sum + right, 0) / images.length),
      resampled: resampled[place]!,
    }));
  });
  return (await Promise.all(read)).flat();
}

function describe({dataset, model, trials}: FinalModel): Model {
  const {study, configuration} = trials[0]!;
  const scores = trials.flatMap(({result}) => result.test ?? []);
  const images = scores[0]!.count;
  const score = (accuracies: number[]) => ({
    accuracy: spread(accuracies),
    interval: accuracyInterval(accuracies, images),
  });
  const changed = trials.flatMap(({result}) => result.changed ?? []);
  const amounts = Map.groupBy(changed, ({change, amount}) => `${change} ${amount}`);
  return {
    dataset,
    study: study.name,
    model: model.name,
    title: model.title,
    architecture: model.architecture,
    parameters: networkCost(buildNetwork(model.config, shapeOf(dataset))).parameters,
    learningRate: configuration.training.optimizer.learningRate,
    images,
    seeds: trials.length,
    ...score(scores.map(({accuracy}) => accuracy)),
    changed: [...amounts.values()].map((seeds) => ({
      change: seeds[0]!.change,
      amount: seeds[0]!.amount,
      ...score(seeds.map(({correct}) => correct / images)),
    })),
  };
}

function compare({question, first, second}: Step, models: readonly Model[]): Controlled['steps'][number] | undefined {
  const [one, other] = [first, second].map(({dataset, model}) => {
    const found = models.find((each) => each.dataset === dataset && each.model === model && each.seeds > 1);
    return found && {accuracy: found.accuracy.mean, interval: found.interval};
  });
  return one && other && {question, first, second, change: independentDifference(one, other)};
}

function judge({name, study, question, contrasts}: Family, tested: readonly Tested[]): Controlled['families'][number] {
  const asked = subjectFirst.flatMap((dataset) => contrasts.map((contrast) => ({dataset, ...contrast})));
  const compared = asked.map(({dataset, model, against}) => {
    const [one, other] = [against, model].map((each) => choose(tested, dataset, each));
    return one && other ? {...differenceOf(one, other), p: crossedTest(one.correct, other.correct).p} : null;
  });
  const judged = judgeTogether(compared, asked.length);
  return {name, study, question, contrasts: asked.map((contrast, place) => ({...contrast, change: judged[place]!}))};
}

/** Averages over both orders in which architecture and training can be changed (L. S. Shapley, 1953). */
function divide(
  dataset: DatasetName,
  {simple, convolutional}: (typeof divided)[number],
  tested: readonly Tested[],
): Division | undefined {
  const [nn, fullNn, cnn, fullCnn] = [simple.plainly, simple.fully, convolutional.plainly, convolutional.fully].map(
    (model) => choose(tested, dataset, model),
  );
  if (!nn || !fullNn || !cnn || !fullCnn) return undefined;
  return {
    dataset,
    model: fullCnn.model,
    against: nn.model,
    whole: differenceOf(nn, fullCnn),
    mended: mendedShare(nn, fullCnn),
    architecture: halve(combine([cnn, fullCnn], [nn, fullNn])),
    training: halve(combine([fullNn, fullCnn], [nn, cnn])),
  };
}

function halve({difference, low, high}: Difference): Difference {
  return {difference: difference / 2, low: low / 2, high: high / 2};
}

/** A model that has seeds enough to tell their noise. */
function choose(tested: readonly Tested[], dataset: DatasetName, model: string): Tested | undefined {
  return tested.find((each) => each.dataset === dataset && each.model === model && each.accuracies.length > 1);
}
