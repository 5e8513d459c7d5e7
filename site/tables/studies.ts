import type {DatasetName, Group} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, setClass} from '../records/datasets.ts';
import {finishedTrials} from '../records/finished-trials.ts';
import type {Records} from '../records/records.ts';
import {groupsIn, groupsOf, progress, studyNamed, studyPage} from '../records/studies.ts';
import type {Quote} from '../records/values.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {Column, ColumnGroup, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {linkTo} from './parts.ts';
import {countAt, decimalAt, operationsAt, percentAt, rangeAt} from './quotes.ts';

const unmeasured = 'not yet measured';

/** All studies, with how far they are. */
export const studyList: TableMaker = ({studies}) =>
  tableOf(Object.values(studies), {
    caption: 'Studies',
    heard: true,
    columns: [
      rowHead('Study', (study) => linkTo(studyPage(study), study.title)),
      words('Question', ({question}) => question),
      numbers('Finished', (study) => String(progress(study).finished)),
      numbers('Runs', (study) => String(progress(study).total)),
    ],
  });

/** What each study has cost so far. */
export const ledger: TableMaker = ({findings, studies}) => {
  if (!findings.ledger) return {pending: 'The ledger has not been made up yet.'};
  const rows = findings.ledger.studies.map(({name}) => ({
    title: studies[name]?.title ?? name,
    at: `findings/ledger#studies.${name}`,
  }));
  return tableOf([...rows, {title: 'All together', at: 'findings/ledger#total'}], {
    caption: 'What the computing has cost, study by study',
    label: 'What the computing cost',
    id: 'ledger',
    columns: [
      rowHead('Study', ({title}) => title),
      numbers('Trials', ({at}) => countAt(`${at}.trials`)),
      numbers('Operations', ({at}) => operationsAt(`${at}.operations`)),
      numbers('Time of one core', ({at}) => ({at: `${at}.seconds`, as: 'duration'})),
      numbers('Interruptions', ({at}) => countAt(`${at}.interruptions`)),
    ],
  });
};

/** Every model of a study, with what it costs and what it reaches on both data sets. */
export const studyTable =
  (study: string, caption: string): TableMaker =>
  (records) => {
    const models = modelsOf(records, study);
    if (models.length === 0) return undefined;
    const at = (dataset: string, model: string) => `studies/${study}/${dataset}/${model}`;
    const own = ([{dataset, model}]: Model) => at(dataset, model);
    return tableOf(models, {
      caption,
      id: `${study}-results`,
      wide: true,
      columns: [
        rowHead('Network', ([{title}]) => title, {class: 'nowrap'}),
        numbers('Parameters', (model) => countAt(`${own(model)}#parameters`)),
        numbers('Multiply-adds', (model) => operationsAt(`${own(model)}#multiplyAdds`)),
        ...datasetNames.flatMap((dataset): Column<Model>[] => [
          numbers(
            `${descriptionOf(records, dataset).title}, test`,
            (groups) =>
              groups.find((group) => group.dataset === dataset)?.test
                ? percentAt(`${at(dataset, groups[0].model)}#test.accuracy.mean`)
                : {content: unmeasured, span: 2, class: 'numeric'},
            {dataset, class: 'strong'},
          ),
          numbers('95\u202f% interval', ([{model}]) => rangeAt(`${at(dataset, model)}#test.interval`)),
        ]),
      ],
      compares: (groups) => groups.map(({dataset, model}) => ({dataset, model, study})),
    });
  };

/** Its groups, one a data set. */
type Model = [Group, ...Group[]];

function modelsOf(records: Records, study: string): Model[] {
  return [...Map.groupBy(groupsIn(records, study), ({model}) => model).values()] as Model[];
}

/** What each network of a study reaches, a row a data set. */
export const resultTable =
  (name: string): TableMaker =>
  (records) => {
    const study = studyNamed(records, name);
    const rows = groupsOf(study).map((group) => ({
      group,
      at: `studies/${name}/${group.dataset}/${group.model}#`,
    }));
    return tableOf(rows, {
      caption: `${study.title}: results after the last epoch, mean over seeds`,
      label: `${study.title}: results`,
      id: 'results',
      columns: [
        rowHead('Data set', ({group: {dataset}}) => ({
          content: descriptionOf(records, dataset).title,
          class: setClass(dataset),
        })),
        numbers('Seeds', ({group}) => String(finishedTrials(group).length)),
        numbers('Validation accuracy', ({group, at}) =>
          group.validation && group.test
            ? percentAt(`${at}validation.accuracy.mean`)
            : {content: unmeasured, span: 5, class: undefined},
        ),
        numbers('Test accuracy', ({at}) => percentAt(`${at}test.accuracy.mean`), {class: 'strong'}),
        numbers('95\u202f% interval', ({at}) => rangeAt(`${at}test.interval`)),
        numbers('Seeds from, to', ({at}) => rangeAt(`${at}test.accuracy`, ['min', 'max'])),
        numbers('Test loss', ({at}) => decimalAt(`${at}test.loss.mean`, 3)),
      ],
      compares: ({group: {dataset, model}}) => [{dataset, model, study: name}],
    });
  };

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
  const models = modelsOf(records, compared);
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
