import {type Dot, intervalDots} from '../../charts/interval-dots.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {either, say} from '../../report/phrases.ts';
import {joined, onSet} from '../../report/sets.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {runsOfStudies} from '../sources.ts';

interface Contest {
  id: string;
  study: string;
  cnns: string; // what the sentence about parameters calls them
}

/** The two that are compared, both with dropout. */
const [nn, cnn] = ['nn-512-20-epochs', 'cnn-32-32-32-dropout'];

/** Test accuracy of every network of the study, on both data sets. */
export const contest = contestOf({
  id: 'contest',
  study: 'nn-against-cnn',
  cnns: 'each CNN',
});

/** The same of the quick look. */
export const quickContest = contestOf({
  id: 'quick-contest',
  study: 'quick-look',
  cnns: 'the CNN',
});

function contestOf({id, study, cnns}: Contest): Figure {
  const at = (dataset: string, model = '') => `studies/${study}/${dataset}/${model}#test.accuracy.mean`;
  const gain = (dataset: string): Quote => ({at: at(dataset, cnn), minus: at(dataset, nn), as: 'points', digits: 2});
  const parameters = (records: Records, name = '') =>
    either(
      records,
      groupsIn(records, study)
        .filter(({model}) => model === name)
        .map(({dataset}) => ({at: `studies/${study}/${dataset}/${name}#parameters`, as: 'count'})),
    );
  return {
    id,
    title(records) {
      const gains = datasetNames.map((dataset) => numberAt(records, at(dataset, cnn), at(dataset, nn)));
      if (gains.some(Number.isNaN)) return say`What convolution gains is still being measured`;
      const changes = datasetNames.map(
        (dataset, place) => say`by ${gain(dataset)}${place === 0 ? ' points' : ''}${onSet(dataset)}`,
      );
      return say`With dropout in both, the small CNN changes the simple NN’s accuracy ${joined(changes)}`;
    },
    finding: (records) =>
      say`Share of the test images named correctly, mean over seeds; the bar is its 95 in 100 interval over seeds and images. The simple NN has ${parameters(records, nn)} parameters, ${cnns} ${parameters(records, cnn)}.`,
    alternative: (records) => describePanels('a row a network', dotsOf(records, study)),
    table: (records) => ({
      columns: [
        {name: 'Data set', as: 'text'},
        {name: 'Network', as: 'text'},
        {name: 'Test accuracy', as: 'percent', digits: 2},
        {name: 'Interval, low', as: 'percent', digits: 2},
        {name: 'Interval, high', as: 'percent', digits: 2},
      ],
      rows: dotsOf(records, study).map(({panel, row, value, low, high}) => [panel, row, value, low, high]),
    }),
    sources: (records) => runsOfStudies(records, [study]),
    compares: (records) => groupsIn(records, study).map(({dataset, model}) => ({dataset, model, study})),
    chart(records, width) {
      const dots = dotsOf(records, study);
      return dots.length ? intervalDots(dots, width) : undefined;
    },
  };
}

function dotsOf(records: Records, study: string): Dot[] {
  return groupsIn(records, study).flatMap(({dataset, title, architecture, test, trials}) => {
    if (!test) return [];
    const {accuracy, interval} = test;
    const label = write(accuracy.mean, 'percent');
    const seeds = trials.filter(({finished}) => finished).length;
    const panel = descriptionOf(records, dataset).title;
    return {panel, row: title, architecture, value: accuracy.mean, ...interval, label, seeds};
  });
}
