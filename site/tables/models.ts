import {distinctModels} from '../cards/model-cards.ts';
import {datasetNames} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {openingModels} from '../records/shown-models.ts';
import {modelTitle} from '../records/studies.ts';
import {testImages} from '../report/image-words.ts';
import {either} from '../report/phrases.ts';
import {base, hasOthers, subject} from '../report/sets.ts';
import {numbers, perDataset, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {fileAt, heard, linkTo} from './parts.ts';
import {countAt, percentAt, pointsAt} from './quotes.ts';
import {termColumns} from './term-columns.ts';

const at = (dataset: string, model: string) => `headline/${dataset}/${model}#`;

function isIn({headline}: Records, dataset: string, model: string): boolean {
  return headline.some((row) => row.dataset === dataset && row.model === model);
}

/** The finally chosen models that the report opens with. */
export const headline: TableMaker = (records) => {
  if (records.headline.length === 0)
    throw new Error('no results: headline.json is empty (run `npm run experiments` first)');
  const measured = (model: string) => datasetNames.filter((dataset) => isIn(records, dataset, model));
  const compares = (model: string) => measured(model).map((dataset) => ({dataset, model}));
  const difference = (model: string) => {
    const [first, last] = [base, subject].map((dataset) => `${at(dataset, model)}testAccuracy.mean`);
    return measured(model).length === datasetNames.length ? {...pointsAt(last!), minus: first!} : 'not yet';
  };
  return tableOf(
    openingModels.filter((model) => measured(model).length > 0),
    {
      caption: `Share of the ${testImages} named correctly, mean over seeds; by one view of each unless the name says several${hasOthers ? '; difference in points' : ''}`,
      label: 'Test accuracy',
      class: 'headline',
      wide: true,
      columns: [
        rowHead('Model', (model) => modelTitle(records, model), {class: 'nowrap'}),
        ...perDataset(
          records,
          (dataset) => (model: string) =>
            isIn(records, dataset, model) ? percentAt(`${at(dataset, model)}testAccuracy.mean`) : 'not yet',
          {class: 'strong'},
        ),
        ...(hasOthers ? [numbers('Difference', difference)] : []),
        numbers('Parameters', (model) =>
          either(
            records,
            measured(model).map((dataset) => countAt(`${at(dataset, model)}parameters`)),
          ),
        ),
        ...termColumns(records, compares, ['epochs', 'seeds']),
      ],
      compares,
    },
  );
};

/** Every finally chosen model with its card. */
export const modelCards: TableMaker = (records) =>
  tableOf(distinctModels(records), {
    caption:
      'Cards of all finally chosen models, which also say how many epochs, seeds and views there were; test accuracy, mean over seeds',
    label: 'Model cards',
    columns: [
      rowHead('Model', (model) => linkTo(`/models/${model}/`, modelTitle(records, model))),
      ...perDataset(
        records,
        (dataset) => (model: string) =>
          isIn(records, dataset, model) ? percentAt(`${at(dataset, model)}testAccuracy.mean`) : 'not trained',
      ),
      words('As data', (model) => fileAt(`/models/${model}.json`, ['JSON', heard(` of ${model}`)])),
    ],
    compares: (model) =>
      datasetNames.filter((dataset) => isIn(records, dataset, model)).map((dataset) => ({dataset, model})),
  });
