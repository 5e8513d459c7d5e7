import type {
  Comparisons,
  DatasetName,
  Ensembles,
  Findings,
  Spread,
  StudySummary,
} from '../experiments/artifacts/schema.ts';
import {datasetOf} from '../experiments/datasets/index.ts';
import {type Expectation, expectations, type Goal, goals} from '../experiments/studies/goals.ts';
import type {ResultRecords} from './result-records.ts';
import {percent, renderTable} from './written-part.ts';

/** A final model, or an ensemble, with what it reached; by several views of each image where it has them. */
interface Candidate {
  dataset: DatasetName;
  model: string;
  title: string;
  parameters: number;
  seeds: number;
  viewed: boolean;
  validation: number; // mean accuracy of one view
  test: Spread;
  seconds: number; // of one processor core, a seed
}

/** The tables of docs/results.md, by their names. */
export function resultsParts(records: ResultRecords): {expectations: string; goals: string; compute: string} {
  const {comparisons, ensembles, ledger} = records.findings;
  const networks = comparisons ? records.studies.flatMap((study) => candidatesOf(study, comparisons, records)) : [];
  return {
    expectations: renderTable(
      ['recipe', 'data set', 'expected (%)', 'test accuracy (%)', 'views', 'seeds:', 'short by (points):'],
      expectations.map((expectation) => expectationRow(expectation, networks)),
    ),
    goals: renderTable(
      [
        'goal',
        'data set',
        'accuracy (%):',
        'reached (%)',
        'by',
        'views',
        'seeds:',
        'minutes of one core:',
        'short by (points):',
      ],
      goals.map((goal) => goalRow(goal, goal.by.kind === 'ensemble' ? teamsOf(ensembles) : networks)),
    ),
    compute: ledger ? renderCosts(ledger) : 'Nothing has been computed yet.',
  };
}

function renderCosts({studies, searches, total, planned}: NonNullable<Findings['ledger']>): string {
  const all = {...total, name: `all so far; ${planned} trials of studies are planned`};
  const hours = ({seconds}: Partial<typeof total>) =>
    seconds === undefined ? 'not kept' : (seconds / 3600).toFixed(2);
  return renderTable(
    ['study or search', 'trials:', 'tera-operations:', 'hours of one core:'],
    [...studies, ...searches, all].map((cost) => [
      cost.name,
      cost.trials,
      (cost.operations / 1e12).toFixed(0),
      hours(cost),
    ]),
  );
}

function candidatesOf({groups}: StudySummary, {rankings}: Comparisons, {seconds}: ResultRecords): Candidate[] {
  return groups.flatMap(({dataset, model, title, parameters, trials, validation}) => {
    const ranked = rankings.find((each) => each.dataset === dataset)?.models.find((each) => each.model === model);
    if (!ranked || !validation) return [];
    const ran = trials.flatMap(({key}) => seconds.get(key) ?? []);
    return {
      dataset,
      model,
      title,
      parameters,
      seeds: ranked.seeds,
      viewed: ranked.viewed !== null,
      validation: validation.accuracy.mean,
      test: (ranked.viewed ?? ranked).accuracy,
      seconds: ran.reduce((sum, each) => sum + each, 0) / ran.length,
    };
  });
}

function teamsOf(ensembles: Ensembles | undefined): Candidate[] {
  return (ensembles?.ensembles ?? []).map(({dataset, name, title, parameters, members, mean}) => ({
    dataset,
    model: name,
    title,
    parameters,
    seeds: 1,
    viewed: members.some(({viewed}) => viewed),
    validation: mean.validation,
    test: {mean: mean.test, sd: 0, min: mean.test, max: mean.test},
    seconds: 0,
  }));
}

function expectationRow({model, dataset, low, high}: Expectation, networks: readonly Candidate[]): (string | number)[] {
  const range = low === high ? percent(low) : `${percent(low)} ... ${percent(high)}`;
  const found = networks.find((network) => network.dataset === dataset && network.model === model);
  const head = [model, datasetOf(dataset).title, range];
  return found ? [...head, ...reachedCells(found), shortBy(found, low)] : [...head, 'not yet run', '', 0, ''];
}

function goalRow({title, dataset, accuracy, by}: Goal, candidates: readonly Candidate[]): (string | number)[] {
  const head = [title, datasetOf(dataset).title, percent(accuracy)];
  const allowed = candidates.filter(
    (each) =>
      each.dataset === dataset &&
      (by.kind === 'ensemble' ||
        (each.parameters <= (by.parameters ?? Number.POSITIVE_INFINITY) &&
          each.seconds <= (by.seconds ?? Number.POSITIVE_INFINITY))),
  );
  // the best by validation: the test images choose nothing
  const [best] = allowed.toSorted((a, b) => b.validation - a.validation);
  if (!best) return [...head, 'not yet run', '', '', 0, '', ''];
  const [reached, views, seeds] = reachedCells(best);
  const minutes = by.kind === 'ensemble' ? '' : (best.seconds / 60).toFixed(1);
  return [...head, reached, best.title, views, seeds, minutes, shortBy(best, accuracy)];
}

function reachedCells({test, seeds, viewed}: Candidate): [string, string, number] {
  const {mean, sd} = test;
  return [seeds > 1 ? `${percent(mean)} ± ${percent(sd)}` : percent(mean), viewed ? 'several' : 'one', seeds];
}

/** By how many points a goal is missed; a dash where it is not. */
function shortBy({test}: Candidate, accuracy: number): string {
  return test.mean >= accuracy ? '–' : percent(accuracy - test.mean);
}
