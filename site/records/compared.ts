import type {DatasetName, Group} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {finishedTrials} from './finished-trials.ts';
import type {Records} from './records.ts';
import {modelTitle} from './studies.ts';
import {ensembleOf} from './views.ts';

/** A model that a table or a figure sets beside others: by its name in the studies, or by that of an ensemble. */
export interface Compared {
  dataset: DatasetName;
  model: string;
  study?: string; // where several have a model of that name; else the one that tested it
  viewed?: boolean | undefined; // by several views of each image
  networks?: number | undefined; // that stand for it, where these are not all of its seeds
}

const aspects = {
  epochs: 'Epochs of training',
  seeds: 'Seeds',
  views: 'Views of each image',
  images: 'Training images',
} as const;

/** On what terms a model stands beside others; those that differ in one of these differ in more than in what they are. */
export type Terms = Record<keyof typeof aspects, string>;

/** On what terms a model stands there, by the records of its trials; nothing where none of them has finished. */
export function termsOf(records: Records, compared: Compared): Terms | undefined {
  const members = ensembleOf(records, compared.dataset, compared.model)?.members;
  const keys = members?.map(({key}) => key) ?? trialsOf(records, compared);
  const trials = keys.flatMap((key) => records.trials[key]?.result.trial ?? []);
  if (trials.length === 0) return undefined;
  return {
    epochs: each(trials.map(({training}) => training.epochs)),
    seeds: members ? `${members.length} together` : String(compared.networks ?? keys.length),
    views: (compared.viewed ?? members?.some(({viewed}) => viewed)) ? 'several' : 'one',
    images: each(trials.map(({split}) => split.trainingCount)),
  };
}

/** Which of these models do not have in common besides what they are. */
export function termsApart(records: Records, compares: readonly Compared[]): (keyof Terms)[] {
  const terms = compares.flatMap((compared) => termsOf(records, compared) ?? []);
  const all = Object.keys(aspects) as (keyof Terms)[];
  return all.filter((aspect) => new Set(terms.map((each) => each[aspect])).size > 1);
}

/** The same in words, which models stand on which: "Epochs of training: 12 for Modern CNN S; 20 for the others." */
export function tellTerms(records: Records, compares: readonly Compared[]): string {
  const told = termsApart(records, compares).map((aspect) => {
    const groups = [...Map.groupBy(compares, (compared) => termsOf(records, compared)?.[aspect])].flatMap(
      ([value, those]) => (value === undefined ? [] : [{value, titles: titlesOf(records, those)}]),
    );
    const [most, ...fewer] = groups.toSorted((a, b) => b.titles.length - a.titles.length);
    const words = fewer.map(({value, titles}) => `${value} for ${titles.join(', ')}`);
    const rest = most!.titles.length > 2 ? 'the others' : most!.titles.join(', ');
    return `${aspects[aspect]}: ${[...words, `${most!.value} for ${rest}`].join('; ')}.`;
  });
  return told.join(' ');
}

function titlesOf(records: Records, compares: readonly Compared[]): string[] {
  return [...new Set(compares.map(({model}) => modelTitle(records, model)))];
}

/** The finished trials of a model. */
function trialsOf({studies}: Records, {dataset, model, study}: Compared): string[] {
  const groups = Object.values(studies)
    .filter(({name}) => study === undefined || name === study)
    .flatMap(({groups}) => groups)
    .filter((group) => group.dataset === dataset && group.model === model && finishedTrials(group).length > 0);
  const group: Group | undefined = groups.find(({test}) => test) ?? groups[0];
  return group ? finishedTrials(group) : [];
}

/** "20", or "8 and 12" where they differ. */
function each(numbers: readonly number[]): string {
  const distinct = [...new Set(numbers)].toSorted((a, b) => a - b);
  return distinct.map((number) => write(number, 'count')).join(' and ');
}
