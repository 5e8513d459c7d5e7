import {classBars} from '../../charts/class-bars.ts';
import {descriptionOf} from '../../records/datasets.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {barsOf, type ClassValues, tableOf} from '../class-values.ts';
import type {Figure} from '../figure.ts';
import {analyses} from '../sources.ts';

const shown: ClassValues = {
  name: 'Mean pixel',
  as: 'percent',
  digits: 0,
  values: (records, dataset) => descriptionOf(records, dataset).pixels.meanPerClass,
};

const at = (dataset: string, field: string) => `datasets/${dataset}#pixels.${field}`;

/** How much of the frame each class fills. */
export const ink: Figure = {
  id: 'ink',
  title: (records) =>
    numberAt(records, at('fashion-mnist', 'mean')) > numberAt(records, at('mnist', 'mean'))
      ? say`Clothes fill more of the frame than digits`
      : say`Digits fill more of the frame than clothes`,
  finding: () =>
    say`The mean pixel, from 0 for empty ground to 100 for full ink, is ${{at: at('mnist', 'mean'), as: 'points', digits: 0}} in MNIST and ${{at: at('fashion-mnist', 'mean'), as: 'points', digits: 0}} in Fashion-MNIST. Exactly empty are ${{at: at('mnist', 'backgroundShare'), digits: 0}} and ${{at: at('fashion-mnist', 'backgroundShare'), digits: 0}} of the pixels.`,
  alternative: (records) =>
    `Two panels of ten bars, the mean pixel of each class. ${barsOf(records, shown)
      .map(({className, label}) => `${className} ${label}`)
      .join(', ')}.`,
  table: (records) => tableOf(records, shown),
  sources: (records) => analyses(records, 'datasets'),
  chart: (records, width) => classBars(barsOf(records, shown), width),
};
