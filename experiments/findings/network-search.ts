import {importance} from '../analysis/statistics/importance.ts';
import {sumOf} from '../analysis/statistics/sums.ts';
import {writeCsv} from '../artifacts/csv.ts';
import {type NetworkSearch, networkSearchSchema, type SearchRecord, type Trial} from '../artifacts/schema.ts';
import {shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {randomGenerator} from '../random.ts';
import {networkSearch as plan} from '../studies/network-search.ts';
import type {Finding} from './finding.ts';

type Candidate = SearchRecord['candidates'][number];

/** What a search over networks and their training says of each choice. */
export const networkSearch: Finding = {
  name: 'network-search',
  purpose: 'none: it reads no test images',
  schema: networkSearchSchema,
  derivedFrom: 'records',
  searches: [plan.name],
  uses: () => false,
  async find({searches = {}}) {
    const search = searches[plan.name];
    const candidates = search?.candidates ?? [];
    const rungs = search?.rungs ?? [];
    const record: Omit<NetworkSearch, 'inputs'> = {
      candidates: candidates.length,
      diverged: candidates.filter(({divergedIn}) => divergedIn !== undefined).length,
      operations: sumOf(candidates, ({operations}) => operations),
      wholeOperations: Math.round(sumOf(candidates, wholeOperations)),
      rungs: rungs.map((epochs) => ({
        epochs,
        reached: candidates.filter((each) => each.epochs.length >= epochs).length,
      })),
      importance: search ? weigh(candidates, rungs[0]!) : null,
      best: bestOf(candidates, rungs.at(-1) ?? 0),
    };
    return {record, files: search ? {'candidates.csv': tabulate(candidates, rungs)} : {}};
  },
};

/** Of a candidate that is trained to the end; one that diverged at once costs nothing here. */
function wholeOperations({operations, epochs, trial}: Candidate): number {
  return epochs.length === 0 ? 0 : (operations / epochs.length) * trial.training.epochs;
}

/** What was drawn for a candidate, in words. */
function choicesOf({model, training}: Trial): Record<string, string> {
  if (model.kind !== 'blocks') throw new Error(`invalid candidate: ${model.kind} (expected one of blocks)`);
  const {optimizer, schedule, augmentation, averaging, labelSmoothing = 0, batchSize} = training;
  return {
    blocks: String(model.filters.length),
    'convolutions a block': String(model.convolutions),
    'filters of the first block': String(model.filters[0]),
    kernel: String(model.kernel),
    normalization: model.normalization ?? 'none',
    'dense units': String(model.denseUnits),
    dropout: String(model.dropoutRate),
    optimiser: optimizer.kind,
    schedule: schedule ? 'triangle' : 'constant',
    batch: String(batchSize),
    'label smoothing': String(labelSmoothing),
    translation: String(augmentation?.translation ?? 0),
    mirrored: augmentation?.flip === 'alternating' ? 'yes' : 'no',
    erasing: augmentation?.erasing ? 'yes' : 'no',
    averaging: String(averaging?.decay ?? 'none'),
  };
}

/** How much of the ranks of all candidates each choice explains; of the learning rate, which third of its optimiser's. */
function weigh(candidates: readonly Candidate[], epochs: number): NetworkSearch['importance'] {
  const compared = candidates.filter((each) => each.epochs.length >= epochs);
  const choices = compared.map(({trial}) => choicesOf(trial));
  const thirds = thirdsOfRates(compared);
  const names = [...Object.keys(choices[0] ?? {}), 'learning rate'];
  const random = randomGenerator('importance', plan.name);
  const levels = choices.map((each, place) => [...Object.values(each), thirds[place]!]);
  const values = ranksOf(compared.map((each) => each.epochs[epochs - 1]!.validation.accuracy));
  if (compared.length < 60) return null; // too few for so many choices
  const withDummy = levels.map((row) => [...row, random() < 0.5 ? 0 : 1]);
  const [found] = importance([{levels, values}], random);
  const [beside] = importance([{levels: withDummy, values}], random);
  return {
    epochs,
    explained: found!.explained,
    choices: found!.hyperparameters.map((share, place) => ({name: names[place]!, ...share})),
    dummy: beside!.hyperparameters.at(-1)!,
  };
}

/** Low, middle or high among the rates of candidates with the same optimiser. */
function thirdsOfRates(candidates: readonly Candidate[]): string[] {
  const rates = Map.groupBy(candidates, ({trial}) => trial.training.optimizer.kind);
  return candidates.map(({trial: {training}}) => {
    const {kind, learningRate} = training.optimizer;
    const same = rates.get(kind)!.map(({trial}) => trial.training.optimizer.learningRate);
    const below = same.filter((rate) => rate < learningRate).length / same.length;
    return `${kind}, ${['low', 'middle', 'high'][Math.min(2, Math.floor(3 * below))]}`;
  });
}

/** The place of each value among them, from the lowest; of equals the mean. */
function ranksOf(values: readonly number[]): number[] {
  return values.map((value) => {
    const [below, equal] = [
      values.filter((each) => each < value).length,
      values.filter((each) => each === value).length,
    ];
    return below + (equal - 1) / 2;
  });
}

function bestOf(candidates: readonly Candidate[], epochs: number): NetworkSearch['best'] {
  return candidates
    .flatMap((each, place) => (each.epochs.length >= epochs && epochs > 0 ? [{each, place}] : []))
    .map(({each: {trial, epochs: trained}, place}) => ({
      candidate: place + 1,
      accuracy: trained.at(-1)!.validation.accuracy,
      ...networkCost(buildNetwork(trial.model, shapeOf(trial.dataset))),
      choices: {...choicesOf(trial), 'learning rate': String(trial.training.optimizer.learningRate)},
    }))
    .toSorted((a, b) => b.accuracy - a.accuracy);
}

function tabulate(candidates: readonly Candidate[], rungs: readonly number[]): string {
  const names = Object.keys(choicesOf(candidates[0]!.trial));
  const headings = [
    'candidate',
    ...names,
    'filters of all blocks',
    'learning rate',
    'parameters',
    'multiply-adds',
    'epochs',
    'diverged in epoch',
    ...rungs.map((epochs) => `validation accuracy after ${epochs} epochs`),
  ];
  const rows = candidates.map(({trial, epochs, divergedIn}, place) => {
    const {model, training} = trial;
    const {parameters, multiplyAdds} = networkCost(buildNetwork(model, shapeOf(trial.dataset)));
    return [
      place + 1,
      ...Object.values(choicesOf(trial)),
      model.kind === 'blocks' ? model.filters.join(' ') : '',
      training.optimizer.learningRate,
      parameters,
      multiplyAdds,
      epochs.length,
      divergedIn ?? null,
      ...rungs.map((rung) => epochs[rung - 1]?.validation.accuracy ?? null),
    ];
  });
  return writeCsv(headings, rows);
}
