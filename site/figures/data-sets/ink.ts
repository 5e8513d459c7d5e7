import {classBars} from '../../charts/class-bars.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt} from '../../records/values.ts';
import {pixelKind, pixelWords} from '../../report/image-words.ts';
import {capitalize, list, say} from '../../report/phrases.ts';
import {forEachSet, manyOf} from '../../report/sets.ts';
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

const isAllInk = (records: Records) => pixelKind(records) === 'ink';

/** How much of the frame each class fills, or how light it is. */
export const ink: Figure = {
  id: 'ink',
  title(records) {
    const [most, ...others] = datasetNames.toSorted(
      (a, b) => numberAt(records, at(b, 'mean')) - numberAt(records, at(a, 'mean')),
    );
    const [one, rest] = [manyOf(most!), list(others.map(manyOf))];
    switch (pixelKind(records)) {
      case 'ink':
        return rest
          ? say`${capitalize(one)} fill more of the frame than ${rest}`
          : say`How much of the frame ${one} fill`;
      case 'light':
        return rest ? say`${capitalize(one)} are lighter than ${rest}` : say`How light ${one} are`;
      case 'mixed':
        return say`Pixels of ${one} have higher values than those of ${rest}`;
    }
  },
  finding: (records) =>
    say`The mean pixel, from 0 for ${pixelWords(records).lowest} to 100 for ${pixelWords(records).highest}, is ${forEachSet((dataset) => say`${{at: at(dataset, 'mean'), as: 'points', digits: 0}} in ${descriptionOf(records, dataset).title}`)}. Exactly ${isAllInk(records) ? 'empty' : '0'} are ${forEachSet((dataset) => say`${{at: at(dataset, 'backgroundShare'), digits: 0}}`)} of the ${isAllInk(records) ? 'pixels' : 'values'}.`,
  alternative: (records) =>
    `A panel of bars a data set, the mean pixel of each class. ${barsOf(records, shown)
      .map(({className, label}) => `${className} ${label}`)
      .join(', ')}.`,
  table: (records) => tableOf(records, shown),
  sources: (records) => analyses(records, 'datasets'),
  chart: (records, width) => classBars(barsOf(records, shown), width),
};
