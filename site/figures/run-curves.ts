import type {CurvePoint} from '../charts/curve-panel.ts';
import {plainCurves} from '../charts/plain-curves.ts';
import {descriptionOf, setColor} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {say} from '../report/phrases.ts';
import {pointsTable} from './curves.ts';
import type {Figure} from './figure.ts';

/** Loss and accuracy of one trial, epoch by epoch. */
export function runCurves(key: string): Figure {
  const points = (records: Records) => pointsOf(records, key);
  return {
    id: `run-${key}`,
    title: () => say`Accuracy and loss, epoch by epoch`,
    finding: () =>
      say`The last epoch ends at a validation accuracy of ${{at: `trials/${key}#epochs.last.validation.accuracy`, digits: 2}} and a validation loss of ${{at: `trials/${key}#epochs.last.validation.loss`, as: 'decimal', digits: 3}}.`,
    alternative: () =>
      'Two panels: accuracy and loss by epoch, dashed for training images, solid for validation images.',
    table: (records) => pointsTable(points(records)),
    sources: () => [],
    draw: async (records, width) => plainCurves(points(records), width),
  };
}

export const runFigures = ({trials}: Records): Figure[] => Object.keys(trials).map(runCurves);

function pointsOf({trials, datasets}: Records, key: string): CurvePoint[] {
  const {trial, epochs} = trials[key]!.result;
  const {title} = descriptionOf({datasets}, trial.dataset);
  const color = setColor(trial.dataset);
  return epochs.flatMap((row) =>
    (['accuracy', 'loss'] as const).flatMap((measure) =>
      (['training', 'validation'] as const).map((part) => {
        const value = row[part][measure];
        return {
          dataset: trial.dataset,
          color,
          title,
          measure,
          part,
          epoch: row.epoch,
          mean: value,
          min: value,
          max: value,
        };
      }),
    ),
  );
}
