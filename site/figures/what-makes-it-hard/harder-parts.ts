import {intervalDots} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {count, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {type Model, modelNamed, modelsOf, sources} from '../what-convolution-is-worth/models.ts';

/** How hard parts of the data sets are. */
export const harderParts: Figure = {
  id: 'harder-parts',
  ready: (records) => partsOf(records).length > 0,
  title(records) {
    const [tops, others] = ['tops', 'others'].map((name) =>
      modelNamed(records, 'fashion-mnist', `airbench-small-controlled-scheduled-${name}`),
    );
    return tops && others
      ? say`The same network errs on ${write(1 - tops.accuracy.mean, 'percent', 1)} of tops alone, on ${write(1 - others.accuracy.mean, 'percent', 1)} of the other clothes alone`
      : say`How hard parts of the data sets are, so far`;
  },
  finding: () =>
    say`Test images named wrongly by networks that were trained on such images alone, all in the same way, with 95 in 100 intervals. Squares are the simple NN, discs are CNNs.`,
  alternative: (records) =>
    `A row a network and its images, a dot with an interval. ${partsOf(records)
      .map(({title, accuracy}) => `${title}: ${write(1 - accuracy.mean, 'percent')} wrong.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network and images'),
      count('Test images'),
      count('Seeds'),
      percent('Wrong'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: partsOf(records).map(({dataset, title, images, seeds, accuracy, interval}) => [
      descriptionOf(records, dataset).title,
      title,
      images,
      seeds,
      1 - accuracy.mean,
      1 - interval.high,
      1 - interval.low,
    ]),
  }),
  sources,
  chart: (records, width) =>
    intervalDots(
      partsOf(records).map(({dataset, title, architecture, accuracy, interval, seeds}) => ({
        panel: descriptionOf(records, dataset).title,
        row: title.replace(', scheduled', ', all classes'),
        architecture,
        value: 1 - accuracy.mean,
        low: 1 - interval.high,
        high: 1 - interval.low,
        label: write(1 - accuracy.mean, 'percent', 2),
        seeds,
      })),
      width,
      {margin: 0.004},
    ),
};

/** The networks on parts of the images or with wrong labels, beside those on all of them. */
function partsOf(records: Records): Model[] {
  const parts = modelsOf(records).filter(({study}) => study === 'why-harder');
  const wholes = new Set(parts.map(({dataset, model}) => `${dataset}/${model.replace(/(-scheduled)-.*$/, '$1')}`));
  const shown = modelsOf(records).filter(
    ({dataset, model, study}) => study === 'why-harder' || wholes.has(`${dataset}/${model}`),
  );
  return [...Map.groupBy(shown, ({title}) => title.split(',')[0]).values()].flat(); // network by network
}
