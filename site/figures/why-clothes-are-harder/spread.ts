import {classBars} from '../../charts/class-bars.ts';
import {descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {barsOf, type ClassValues, tableOf} from '../class-values.ts';
import type {Figure} from '../figure.ts';
import {analyses} from '../sources.ts';

const shown: ClassValues = {
  name: 'Mean distance from the class mean',
  as: 'decimal',
  digits: 1,
  values: (records, dataset) => lookAlikesOf(records, dataset).variety.meanDistance,
};

function extremes(records: Records, dataset: 'mnist' | 'fashion-mnist') {
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
    const [digits, clothes] = [extremes(records, 'mnist'), extremes(records, 'fashion-mnist')];
    return say`${clothes.most} varies most among clothes, ${digits.most} among digits`;
  },
  finding(records) {
    const [digits, clothes] = [extremes(records, 'mnist'), extremes(records, 'fashion-mnist')];
    return say`Mean distance of a test image from the mean image of its category. Among clothes it runs from ${clothes.leastAt} (${clothes.least}) to ${clothes.mostAt} (${clothes.most}), among digits from ${digits.leastAt} (${digits.least}) to ${digits.mostAt} (${digits.most}). Compare within a set: clothes carry more ink, which makes all their distances larger.`;
  },
  alternative: (records) =>
    `Two panels of ten bars. ${barsOf(records, shown)
      .map(({className, label}) => `${className} ${label}`)
      .join(', ')}.`,
  table: (records) => tableOf(records, shown),
  sources: (records) => analyses(records, 'look-alikes'),
  chart: (records, width) => classBars(barsOf(records, shown), width),
};
