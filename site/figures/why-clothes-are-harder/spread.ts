import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {classBars} from '../../charts/class-bars.ts';
import {descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {base, fromSubject, hasOthers, manyOf, subject} from '../../report/sets.ts';
import {barsOf, type ClassValues, tableOf} from '../class-values.ts';
import type {Figure} from '../figure.ts';
import {analyses} from '../sources.ts';

const shown: ClassValues = {
  name: 'Mean distance from the class mean',
  as: 'decimal',
  digits: 1,
  values: (records, dataset) => lookAlikesOf(records, dataset).variety.meanDistance,
};

const inkOf = (records: Records, dataset: DatasetName) => descriptionOf(records, dataset).pixels.mean;

function extremes(records: Records, dataset: DatasetName) {
  const distances = lookAlikesOf(records, dataset).variety.meanDistance;
  const [least, most] = [distances.indexOf(Math.min(...distances)), distances.indexOf(Math.max(...distances))];
  const {classNames} = descriptionOf(records, dataset);
  const at = (label: number) => ({
    at: `look-alikes/${dataset}#variety.meanDistance.${label}`,
    as: 'decimal' as const,
    digits: 1,
  });
  return {
    least: classNames[least]!,
    most: classNames[most]!,
    leastAt: at(least),
    mostAt: at(most),
  };
}

/** How far the images of each class lie from their mean. */
export const spread: Figure = {
  id: 'spread',
  title(records) {
    const most = (dataset: DatasetName) => extremes(records, dataset).most;
    return fromSubject(
      (dataset) => say`${most(dataset)} varies most among ${manyOf(dataset)}`,
      (dataset) => say`${most(dataset)} among ${manyOf(dataset)}`,
    );
  },
  finding(records) {
    const range = (dataset: DatasetName) => {
      const {least, most, leastAt, mostAt} = extremes(records, dataset);
      return say`from ${leastAt} (${least}) to ${mostAt} (${most})`;
    };
    const ranges = fromSubject(
      (dataset) => say`Among ${manyOf(dataset)} it runs ${range(dataset)}`,
      (dataset) => say`among ${manyOf(dataset)} ${range(dataset)}`,
    );
    const [many, few] = [manyOf(subject), manyOf(base)];
    const caution =
      hasOthers && inkOf(records, subject) > inkOf(records, base)
        ? say` Compare within a set: ${many} carry more ink than ${few}, which makes all their distances larger.`
        : [];
    return say`Mean distance of a test image from the mean image of its category. ${ranges}.${caution}`;
  },
  alternative: (records) =>
    `A panel of bars a data set. ${barsOf(records, shown)
      .map(({className, label}) => `${className} ${label}`)
      .join(', ')}.`,
  table: (records) => tableOf(records, shown),
  sources: (records) => analyses(records, 'look-alikes'),
  chart: (records, width) => classBars(barsOf(records, shown), width),
};
