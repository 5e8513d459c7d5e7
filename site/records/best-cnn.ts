import type {Comparisons, Costs, DatasetName, Ensembles} from '../../experiments/artifacts/schema.ts';
import type {Compared} from './compared.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';
import {shownNn} from './shown-models.ts';

// What the chapter on the best CNN shows: every CNN that was finally chosen, and one NN to measure them by.

type Ranked = Comparisons['rankings'][number]['models'][number];

/** The ranking of one data set, with each model's place in the record. */
export function rankingOf({findings}: Records, dataset: DatasetName): {place: number; models: Placed[]} {
  const rankings = findings.comparisons?.rankings ?? [];
  const place = rankings.findIndex((row) => row.dataset === dataset);
  const models = (rankings[place]?.models ?? []).map((model, index) => ({...model, index}));
  return {place, models: models.filter(isShown)};
}

export type Placed = Ranked & {index: number};

/** What is offered on one data set. */
export function offersOf({findings}: Records, dataset: DatasetName): Costs['offers'] {
  return (findings.costs?.offers ?? []).filter((offer) => offer.dataset === dataset && isShown(offer));
}

/** The models that are offered, as they stand beside each other. */
export function comparedOffers(offers: Costs['offers']): Compared[] {
  return offers.map(({dataset, name, model, networks}) =>
    name === 'ensemble' ? {dataset, model: `${model}-ensemble`} : {dataset, model, viewed: name === 'views', networks},
  );
}

/** The ensembles of all seeds of one model, by data set. */
export function ensemblesOf({findings}: Records, dataset: DatasetName): Ensembles['ensembles'] {
  return (findings.ensembles?.ensembles ?? []).filter(
    (row) => row.dataset === dataset && row.selection === null && isShown({...row, model: row.members[0]!.model}),
  );
}

function isShown({model, architecture}: {model: string; architecture: string}): boolean {
  return architecture === 'CNN' || model === shownNn;
}

/** Rows of all data sets, those of one model side by side; in the order of the last data set, then of those before it. */
export function pairUp<Row>(rowsOf: (dataset: DatasetName) => Row[], nameOf: (row: Row) => string): Row[] {
  const all = datasetNames.map(rowsOf);
  const names = [...new Set(all.toReversed().flat().map(nameOf))];
  return names.flatMap((name) => all.flatMap((rows) => rows.filter((row) => nameOf(row) === name)));
}
