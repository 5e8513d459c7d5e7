import {datasetNames, descriptionOf, setClass} from '../records/datasets.ts';
import {finishedTrials} from '../records/finished-trials.ts';
import {groupsOf, type Model, modelsIn, progress, studyNamed, studyPage} from '../records/studies.ts';
import type {Quote} from '../records/values.ts';
import {either} from '../report/phrases.ts';
import {numbers, rowHead, unmeasured, words} from './column-kinds.ts';
import type {Column, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {linkTo} from './parts.ts';
import {countAt, decimalAt, operationsAt, percentAt, rangeAt} from './quotes.ts';

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
export const ledger: TableMaker = ({findings, studies, searches}) => {
  if (!findings.ledger) return {pending: 'The ledger has not been made up yet.'};
  const rows = findings.ledger.studies.map(({name}) => ({
    title: studies[name]?.title ?? name,
    at: `findings/ledger#studies.${name}`,
    isSearch: false,
  }));
  const searched = findings.ledger.searches.map(({name}) => ({
    title: `Search: ${searches[name]?.title ?? name}`,
    at: `findings/ledger#searches.${name}`,
    isSearch: true,
  }));
  const all = {title: 'All together', at: 'findings/ledger#total', isSearch: false};
  const kept = (of: (at: string) => Quote) => (row: typeof all) => (row.isSearch ? 'not kept' : of(row.at));
  return tableOf([...rows, ...searched, all], {
    caption: `What the computing has cost, study by study${searched.length > 0 ? ', and by searches, whose time is not kept' : ''}`,
    label: 'What the computing cost',
    id: 'ledger',
    columns: [
      rowHead('Study', ({title}) => title),
      numbers('Trials', ({at}) => countAt(`${at}.trials`)),
      numbers('Operations', ({at}) => operationsAt(`${at}.operations`)),
      numbers(
        'Time of one core',
        kept((at) => ({at: `${at}.seconds`, as: 'duration'})),
      ),
      numbers(
        'Interruptions',
        kept((at) => countAt(`${at}.interruptions`)),
      ),
    ],
  });
};

/** Every model of a study, with what it costs and what it reaches on both data sets. */
export const studyTable =
  (study: string, caption: string): TableMaker =>
  (records) => {
    const models = modelsIn(records, study);
    if (models.length === 0) return undefined;
    const at = (dataset: string, model: string) => `studies/${study}/${dataset}/${model}`;
    const onEach = (groups: Model, quote: (at: string) => Quote) =>
      either(
        records,
        groups.map(({dataset, model}) => quote(at(dataset, model))),
      );
    return tableOf(models, {
      caption,
      id: `${study}-results`,
      wide: true,
      columns: [
        rowHead('Network', ([{title}]) => title, {class: 'nowrap'}),
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
        numbers('Parameters', (model) => onEach(model, (own) => countAt(`${own}#parameters`))),
        numbers('Multiply-adds', (model) => onEach(model, (own) => operationsAt(`${own}#multiplyAdds`))),
      ],
      compares: (groups) => groups.map(({dataset, model}) => ({dataset, model, study})),
    });
  };

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
