import {headedPanels, type Line, type LineAxes} from '../../charts/line-panels.ts';
import {architectureColor} from '../../charts/theme.ts';
import {write} from '../../format/numbers.ts';
import {capitalize} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {about, manyOf, subject} from '../../report/sets.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {changedTo, type Model, modelNamed, modelsOf, sources} from './models.ts';

const moved = (records: Records) => modelsOf(records).filter(({changed}) => changed.length > 0);
const kinds = [
  {change: 'translation', title: 'Moved, pixels', neutral: 0, format: 'd'},
  {change: 'rotation', title: 'Turned, degrees', neutral: 0, format: 'd'},
  {change: 'scale', title: 'Times as large', neutral: 1, format: '.1f'},
] as const;

/** Those that are drawn; all stand in the table. */
const drawn = ['nn-512-controlled', 'cnn-32-32-32-controlled'];

/** Accuracy on images that are moved, turned and scaled. */
export const movedImages: Figure = {
  id: 'moved-images',
  ready: (records) => moved(records).length > 0,
  title(records) {
    const [nn, cnn] = ['nn-512', 'cnn-32-32-32'].map((name) =>
      changedTo(modelNamed(records, subject, `${name}-controlled-scheduled`), 'translation', 2),
    );
    return nn === undefined || cnn === undefined
      ? say`Accuracy on images that are moved, turned and scaled, so far`
      : say`${capitalize(manyOf(subject))} moved by two pixels: the NN is right in ${write(nn, 'percent', 1)}, the small CNN in ${write(cnn, 'percent', 1)}`;
  },
  finding: () =>
    say`Share of all test images named correctly when they are moved, turned or scaled, mean over seeds, by the simple NN and the small CNN; the modern CNN is in the table. Solid: trained on the images as they are; dashed: on images moved by up to a pixel${about('fashion-mnist', say`, and clothes mirrored`)}.`,
  alternative: (records) =>
    `Panels with equal axes, one a way of changing images, for each data set; lines fall from the image as it is. ${moved(
      records,
    )
      .map(({dataset, title, accuracy}) => `${title} on ${dataset}: ${write(accuracy.mean, 'percent')} unchanged.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Network'),
      text('Change'),
      decimal('Amount', 1),
      count('Seeds'),
      percent('Test accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: moved(records).flatMap(({dataset, title, seeds, changed}) =>
      changed.map(({change, amount, accuracy, interval}) => [
        descriptionOf(records, dataset).title,
        title,
        change,
        amount,
        seeds,
        accuracy.mean,
        interval.low,
        interval.high,
      ]),
    ),
  }),
  sources,
  compares: (records) => moved(records).map(({dataset, model, study}) => ({dataset, model, study})),
  chart(records, width) {
    const axes: LineAxes = {
      x: {title: null, domain: [0, 1], format: '~g'},
      y: {title: null, domain: [0, 1], format: '.0%', values: [0, 0.5, 1]},
      measure: 'right',
    };
    const blocks = datasetNames.map((dataset) => ({
      title: descriptionOf(records, dataset).title,
      panels: kinds.map(({change, title, neutral, format}, place) => ({
        title: '',
        lines: moved(records)
          .filter((each) => each.dataset === dataset && drawn.some((name) => each.model.startsWith(name)))
          .map((each) => lineOf(each, change, neutral, place === 0)),
        x: {...axes.x, title, format, domain: domainOf(records, change, neutral)},
      })),
    }));
    const size = {width: 190, height: 150};
    return headedPanels(blocks, axes, {wide: {...size, columns: 3}, narrow: {...size, columns: 1}}, width);
  },
};

function domainOf(records: Records, change: string, neutral: number): [number, number] {
  const amounts = moved(records).flatMap(({changed}) =>
    changed.flatMap((each) => (each.change === change ? each.amount : [])),
  );
  return [Math.min(neutral, ...amounts), Math.max(neutral, ...amounts)];
}

function lineOf(model: Model, change: string, neutral: number, named: boolean): Line {
  const changed = model.changed.filter((each) => each.change === change);
  const whole = {amount: neutral, accuracy: model.accuracy, interval: model.interval};
  const isAugmented = model.model.endsWith('augmented');
  const isOutermost = isAugmented === (model.architecture === 'CNN');
  return {
    name: model.title.replace(', scheduled', ''),
    color: architectureColor(model.architecture),
    dashed: isAugmented,
    ...(named && isOutermost && {label: model.architecture === 'NN' ? 'below' : 'above'}),
    points: [whole, ...changed]
      .toSorted((a, b) => a.amount - b.amount)
      .map(({amount, accuracy}) => ({x: amount, y: accuracy.mean, seeds: model.seeds})),
    marks: true,
  };
}
