import {type Gap, gaps} from '../../charts/gaps.ts';
import {write} from '../../format/numbers.ts';
import {descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import {numberAt, type Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {beginOn, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {runsOfStudies} from '../sources.ts';

const study = 'nn-against-cnn';

/** How much better each network does on images that it has trained on, after the last epoch. */
export const gap: Figure = {
  id: 'gap',
  title(records) {
    const [plain, dropout] = ['cnn-32-32-32', 'cnn-32-32-32-dropout'].map(gapOf);
    const [before, after] = [plain!, dropout!].map(({at, minus}) => numberAt(records, at, minus));
    return after! < before!
      ? say`${beginOn(subject, 'dropout', ', ')} brings the CNN’s gap from ${plain!} points down to ${dropout!}`
      : say`How far training accuracy runs ahead of validation accuracy`;
  },
  finding: () =>
    say`Accuracy after the last epoch: hollow on training images, filled on validation images, mean over seeds. The number is the gap in points.`,
  alternative: (records) =>
    `Panels with equal axes, one a data set, a row a network. ${gapsOf(records)
      .map(({panel, row, label}) => `${panel}, ${row}: gap ${label}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Network', as: 'text'},
      {name: 'Training accuracy', as: 'percent', digits: 2},
      {name: 'Validation accuracy', as: 'percent', digits: 2},
    ],
    rows: gapsOf(records).map(({panel, row, hollow, filled}) => [panel, row, hollow, filled]),
  }),
  sources: (records) => runsOfStudies(records, [study]),
  compares: (records) => groupsIn(records, study).map(({dataset, model}) => ({dataset, model, study})),
  chart(records, width) {
    const rows = gapsOf(records);
    return rows.length ? gaps(rows, {hollow: 'training', filled: 'validation'}, width) : undefined;
  },
};

function gapOf(model: string): Quote {
  const place = `studies/${study}/${subject}/${model}#epochs.last`;
  return {at: `${place}.training.accuracy.mean`, minus: `${place}.validation.accuracy.mean`, as: 'points'};
}

function gapsOf(records: Records): Gap[] {
  return groupsIn(records, study).flatMap(({dataset, title, architecture, epochs}) => {
    const last = epochs.at(-1);
    if (!last) return [];
    const [training, validation] = [last.training.accuracy.mean, last.validation.accuracy.mean];
    const label = write(training - validation, 'points');
    return {
      panel: descriptionOf(records, dataset).title,
      row: title,
      architecture,
      hollow: training,
      filled: validation,
      label,
    };
  });
}
