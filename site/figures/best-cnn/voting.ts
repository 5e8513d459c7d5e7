import {type Vote, votes} from '../../charts/votes.ts';
import {write} from '../../format/numbers.ts';
import {ensemblesOf, pairUp} from '../../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {modelTitle} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {percent, points, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';

/** What the seeds of a model are worth together. */
export const voting: Figure = {
  id: 'voting',
  ready: (records) => rowsOf(records).length > 0,
  title(records) {
    const all = datasetNames.flatMap((dataset) => ensemblesOf(records, dataset));
    const gained = all.filter(({mean: {gain}}) => gain.apart && gain.difference > 0).length;
    if (gained === 0) return say`Together, networks of one kind are not better than by themselves beyond chance`;
    return gained === all.length
      ? say`Together, networks of one kind are better than each by itself`
      : say`In ${String(gained)} of ${String(all.length)} cases, networks of one kind are better together than by themselves`;
  },
  finding: () =>
    say`Test accuracy. Bars: the networks by themselves, from lowest to highest. Hollow: together, by vote. Filled, with its number: together, by the mean of their probabilities.`,
  rest: () =>
    say`Networks that look at an image by several views do so here, too. Gains are judged for these very networks on other images, all together.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a model. ${rowsOf(records)
      .map(({panel, row, label}) => `${panel}, ${row}: ${label} together.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Networks'),
      percent('By themselves, mean'),
      ...withGain('Majority'),
      ...withGain('Mean probability'),
    ],
    rows: datasetNames.flatMap((dataset) =>
      ensemblesOf(records, dataset).map(({title, alone, majority, mean}) => [
        descriptionOf(records, dataset).title,
        title,
        alone.test.mean,
        majority.test,
        majority.gain.difference,
        majority.gain.low,
        majority.gain.high,
        mean.test,
        mean.gain.difference,
        mean.gain.low,
        mean.gain.high,
      ]),
    ),
  }),
  sources: (records) => found(records, ['ensembles']),
  compares: (records) =>
    datasetNames.flatMap((dataset) => ensemblesOf(records, dataset).map(({name}) => ({dataset, model: name}))),
  chart: (records, width) => votes(rowsOf(records), width),
};

/** Test accuracy by one rule, and what that gains over the networks by themselves. */
function withGain(rule: string) {
  const gain = ['gain', 'gain, low', 'gain, high'].map((name) => points(`${rule}, ${name}`));
  return [percent(rule), ...gain];
}

function rowsOf(records: Records): Vote[] {
  const sorted = (dataset: (typeof datasetNames)[number]) =>
    ensemblesOf(records, dataset).toSorted((a, b) => b.mean.test - a.mean.test);
  return pairUp(sorted, ({name}) => name).map(({dataset, members, architecture, alone, majority, mean}) => ({
    panel: descriptionOf(records, dataset).title,
    row: `${modelTitle(records, members[0]!.model)} × ${members.length}`,
    architecture,
    label: write(mean.test, 'percent', 2),
    lowest: alone.test.min,
    highest: alone.test.max,
    majority: majority.test,
    mean: mean.test,
  }));
}
