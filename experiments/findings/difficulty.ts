import {measureDifficulty} from '../analysis/difficulty/measure-difficulty.ts';
import {correctImages} from '../analysis/predictions/correct-images.ts';
import {meanProbabilities} from '../analysis/predictions/vote.ts';
import {accuracyInterval} from '../analysis/statistics/intervals.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {type Difficulty, difficultySchema} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import {datasetNames} from '../datasets/index.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type FinalModel, finalModels, hasViews, isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';
import {quotedRungs} from './quoted-rungs.ts';

type OfDataset = Difficulty['datasets'][number];
type Rung = OfDataset['ladder'][number];

/** The trained rungs of the ladder, from the bottom: a model, or all its seeds together. */
const trained = [
  {model: 'linear', title: 'Linear', together: false},
  {model: 'nn-512', title: 'NN', together: false},
  {model: 'cnn-32-32-32-dropout', title: 'CNN', together: false},
  {model: 'cnn-tuned', title: 'Tuned CNN', together: false},
  {model: 'cnn-tuned', title: 'Tuned CNNs together', together: true},
  {model: 'airbench-small', title: 'Small modern CNN', together: false},
  {model: 'airbench-small', title: 'Small modern CNNs together', together: true},
  {model: 'airbench-small-longer', title: 'Small modern CNN, trained longer', together: false},
  {model: 'airbench-small-longer', title: 'Small modern CNNs, trained longer, together', together: true},
] as const;

/** How hard the data sets are: what ever better classifiers make of them, and what their pixels say. */
export const difficulty: Finding = {
  name: 'difficulty',
  purpose: 'how hard the data sets are, by neighbours, planes between classes and the final models',
  schema: difficultySchema,
  derivedFrom: 'images',
  quotes: () => datasetNames.map(quotedRungs),
  uses: (trial) => isFinal(trial) && trained.some(({model}) => model === trial.configuration.model.name),
  async find({trials, planned, load, loadTest}) {
    const found: OfDataset[] = [];
    const models = finalModels(trials);
    for (const dataset of datasetNames) {
      const [{training}, test] = [await load(dataset), await loadTest(dataset)];
      const {rules, measures} = await measureDifficulty(training, test);
      const ladder: Rung[] = rules.map((rule) => ({
        ...rule,
        kind: 'rule',
        model: null,
        seeds: null,
        viewed: false,
        source: null,
      }));
      for (const rung of trained) {
        const final = models.find((each) => each.dataset === dataset && each.model.name === rung.model);
        ladder.push(await climb(rung, final, test.labels));
      }
      found.push({dataset, ladder: [...ladder, ...quotedRungs(dataset)], measures});
    }
    return {record: {finished: distinctTrials(trials).length, planned, datasets: found}};
  },
};

/** What a model is worth on the test images; by several views where it has them. */
async function climb(
  {model, title, together}: (typeof trained)[number],
  final: FinalModel | undefined,
  labels: Uint8Array,
): Promise<Rung> {
  const kind = together ? 'ensemble' : 'model';
  const head = {name: together ? `${model}-ensemble` : model, title, kind, model, source: null} as const;
  const seeds = final?.trials ?? [];
  if (seeds.length < (together ? 2 : 1)) return {...head, seeds: 0, viewed: false, accuracy: null, interval: null};
  const viewed = seeds.every(hasViews);
  const file = viewed ? trialFiles.viewedTestProbabilities : trialFiles.testProbabilities;
  const said = await Promise.all(seeds.map(async (trial) => decodeHalf(await trial.read(file))));
  const judged = (together ? [meanProbabilities(said)] : said).map((each) => correctImages(each, labels));
  const shares = judged.map((right) => right.reduce((sum, each) => sum + each, 0) / right.length);
  const {mean, sd} = spread(shares);
  const interval = accuracyInterval(shares, labels.length);
  return {...head, seeds: seeds.length, viewed, accuracy: {mean, sd}, interval};
}
