import {canonicalJson} from '../artifacts/content-key.ts';
import {writeCsv} from '../artifacts/csv.ts';
import {type SplitsFinding, splitsSchema} from '../artifacts/schema.ts';
import {isFinal} from './final-models.ts';
import type {Finding, FinishedTrial} from './finding.ts';

type Set = SplitsFinding['sets'][number];

/** Which images are the validation images of the networks that are handed out, in the order of their probabilities. */
export const splits: Finding = {
  name: 'splits',
  purpose: 'none: it lists validation images',
  schema: splitsSchema,
  derivedFrom: 'images',
  uses: (trial) => isFinal(trial) || trial.configuration.split.fold !== undefined,
  async find({trials, load}) {
    const sets: Set[] = [];
    const files: Record<string, string> = {};
    for (const [first] of Map.groupBy(trials, nameOf).values()) {
      const {dataset, split} = first!.configuration;
      const {indices, labels} = (await load(dataset, split)).validation;
      const file = fileName(first!, sets);
      files[file] = writeCsv(
        ['index', 'label'],
        [...indices].map((index, place) => [index, labels[place]!]),
      );
      sets.push({dataset, kept: keptOf(first!), count: indices.length, file});
    }
    return {record: {sets}, files};
  },
};

/** What chooses the validation images of a trial. */
function keptOf({configuration: {split}}: FinishedTrial): Set['kept'] {
  const {seed, validationCount, fold} = split;
  return {seed, validationCount, ...(fold && {fold})};
}

const nameOf = (trial: FinishedTrial) => canonicalJson([trial.configuration.dataset, keptOf(trial)]);

/** "mnist-validation.csv", "mnist-fold-1-of-5.csv"; numbered where there is one of that name. */
function fileName({configuration: {dataset, split}}: FinishedTrial, others: readonly Set[]): string {
  const {fold} = split;
  const name = fold ? `${dataset}-fold-${fold.index + 1}-of-${fold.count}` : `${dataset}-validation`;
  const before = others.filter(({file}) => file.startsWith(name)).length;
  return before === 0 ? `${name}.csv` : `${name}-${before + 1}.csv`;
}
