import type {Headline} from '../experiments/artifacts/schema.ts';
import {datasetNames, datasetOf} from '../experiments/datasets/index.ts';
import type {ResultRecords} from './result-records.ts';
import {percent, renderTable} from './written-part.ts';

// What tells most of the report in few rows, the simplest first; docs/results.md has all models.
const shown = [
  'linear',
  'nn-512',
  'cnn-32-32-32-dropout-l2',
  'cnn-tuned',
  'airbench-tiny',
  'airbench-a',
  'airbench-a-ensemble',
];

const names = datasetNames;

type Records = Pick<ResultRecords, 'studies' | 'findings'>;
type Row = Headline[number];

/** The README's table of the results: a row a model, with its test accuracy on each data set. */
export function readmeParts(headline: Headline, records: Records): {results: string} {
  const rows = shown.flatMap((model) => {
    const found = names.map((name) =>
      headline.find((row) => row.model === model && row.dataset === name && isShown(row)),
    );
    const parameters = found.find((row) => row)?.parameters.toLocaleString('en');
    return parameters ? [[titleOf(model, records), parameters, ...found.map(accuracyOf)]] : [];
  });
  return {
    results: renderTable(['model', 'parameters:', ...names.map((name) => `${datasetOf(name).title} (%):`)], rows),
  };
}

/** Single networks are shown by one look at each image. */
const isShown = ({views, members}: Row) => views === 'one' || members !== undefined;

/** The table of docs/results.md with the test accuracy of every final model. */
export function accuracyParts(headline: Headline): {accuracies: string} {
  const rows = headline.map(({dataset, model, parameters, seeds, members, views, testAccuracy}) => {
    const {mean, sd, low, high} = testAccuracy;
    return [
      datasetOf(dataset).title,
      model,
      parameters.toLocaleString('en'),
      members ? '' : seeds,
      views,
      percent(mean),
      seeds > 1 ? percent(sd) : '',
      `${percent(low)} ... ${percent(high)}`,
    ];
  });
  const columns = ['data set', 'model', 'parameters:', 'seeds:', 'views'];
  const measures = ['test accuracy, mean (%):', 'standard deviation:', '95 % interval'];
  return {accuracies: renderTable([...columns, ...measures], rows)};
}

function accuracyOf(row: Row | undefined): string {
  if (!row) return 'not trained';
  const {mean, sd} = row.testAccuracy;
  return row.seeds > 1 ? `${percent(mean)} ± ${percent(sd)}` : percent(mean);
}

function titleOf(model: string, {studies, findings}: Records): string {
  const groups = studies.flatMap((study) => study.groups).map(({model: name, title}) => ({name, title}));
  return [...groups, ...(findings.ensembles?.ensembles ?? [])].find(({name}) => name === model)?.title ?? model;
}
