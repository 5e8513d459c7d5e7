import type {DatasetName, Group} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, setClass} from '../records/datasets.ts';
import {groupsIn, type Model, modelsIn} from '../records/studies.ts';
import type {Quote} from '../records/values.ts';
import {numbers, rowHead, unmeasured} from './column-kinds.ts';
import type {ColumnGroup, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {countAt, decimalAt} from './quotes.ts';

const compared = 'nn-against-cnn';

const steps = {
  convolution: {title: 'Convolution', after: 'cnn-32-32-32-dropout', before: 'nn-512-20-epochs'},
  dropout: {title: 'Dropout', after: 'cnn-32-32-32-dropout', before: 'cnn-32-32-32'},
  l2: {title: 'L2, on top of dropout', after: 'cnn-32-32-32-dropout-l2', before: 'cnn-32-32-32-dropout'},
};

/** What these steps from one network to the next change. */
export const effects =
  (...names: (keyof typeof steps)[]): TableMaker =>
  (records) => {
    const models = groupsIn(records, compared).map(({model}) => model);
    const shown = names
      .map((name) => steps[name])
      .filter((step) => models.includes(step.after) && models.includes(step.before));
    if (shown.length === 0) return undefined;
    return tableOf(shown, {
      caption: 'What each step changes, after the last epoch, mean over seeds',
      label: 'What each step changes',
      columns: [
        rowHead('Step', ({title}) => title),
        ...datasetNames.flatMap((dataset) => {
          const {title} = descriptionOf(records, dataset);
          return [
            numbers(
              `${title}: test accuracy, points`,
              changeOf(dataset, 'test.accuracy.mean', {as: 'points', digits: 2}),
              {dataset},
            ),
            numbers(
              `${title}: validation loss`,
              changeOf(dataset, 'epochs.last.validation.loss.mean', {as: 'decimal', digits: 3}),
              {dataset},
            ),
          ];
        }),
      ],
      compares: ({before, after}) =>
        datasetNames.flatMap((dataset) => [before, after].map((model) => ({dataset, model, study: compared}))),
    });
  };

/** What a step changes of a recorded number. */
function changeOf(dataset: DatasetName, field: string, written: Pick<Quote, 'as' | 'digits'>) {
  const at = (model: string) => `studies/${compared}/${dataset}/${model}#${field}`;
  return ({after, before}: (typeof steps)[keyof typeof steps]): Quote => ({
    at: at(after),
    minus: at(before),
    ...written,
  });
}

/** ", of 20 epochs", where all are trained for as many. */
function ofEpochs(groups: readonly Group[]): string {
  const [epochs, ...others] = new Set(groups.map((group) => group.epochs.at(-1)?.epoch));
  return epochs === undefined || others.length > 0 ? '' : `, of ${epochs} epochs`;
}

/** When training leaves validation behind, network by network, on both data sets. */
export const partings: TableMaker = (records) => {
  const models = modelsIn(records, compared);
  const signs = records.findings.overfitting?.groups.filter(({study}) => study === compared);
  if (!signs || models.length === 0) return undefined;
  const columns = datasetNames.map((dataset): ColumnGroup<Model> => {
    const at = (model: string) => `findings/overfitting#groups.${compared}/${dataset}/${model}`;
    return {
      head: descriptionOf(records, dataset).title,
      class: `numeric ${setClass(dataset)}`,
      columns: [
        numbers('accuracies part in epoch', ([{model}]) => {
          const sign = signs.find((row) => row.dataset === dataset && row.model === model);
          if (!sign) return {content: unmeasured, span: 3, class: 'numeric'};
          return sign.parted === null ? 'never' : countAt(`${at(model)}.parted`);
        }),
        numbers('loss lowest in epoch', ([{model}]) => countAt(`${at(model)}.lowest`)),
        numbers('loss rises after by', ([{model}]) => decimalAt(`${at(model)}.rise.mean`, 3)),
      ],
    };
  });
  return tableOf(models, {
    caption: `Where training and validation part${ofEpochs(models.flat())}`,
    label: 'Where training and validation part',
    id: 'parting-epochs',
    wide: true,
    columns: [rowHead('Network', ([{title}]) => title), ...columns],
    compares: (groups) => groups.map(({dataset, model}) => ({dataset, model, study: compared})),
  });
};
