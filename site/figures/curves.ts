import type {Group} from '../../experiments/artifacts/schema.ts';
import type {CurvePoint} from '../charts/curve-panel.ts';
import {descriptionOf, setColor} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Table} from '../tables/table.ts';

/** Curves of one group, by epoch: mean over seeds, lowest and highest seed. */
export function curvesOf(records: Records, {dataset, epochs}: Group, measure: CurvePoint['measure']): CurvePoint[] {
  return epochs.flatMap((row) =>
    (['training', 'validation'] as const).map((part) => {
      const {mean, min, max} = row[part][measure];
      return {
        dataset,
        color: setColor(dataset),
        title: descriptionOf(records, dataset).title,
        measure,
        part,
        epoch: row.epoch,
        mean,
        min,
        max,
      };
    }),
  );
}

/** Curves as rows of a table. */
export function pointsTable(points: CurvePoint[]): Table {
  return {
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Images', as: 'text'},
      {name: 'Measure', as: 'text'},
      {name: 'Epoch', as: 'count'},
      {name: 'Mean', as: 'decimal', digits: 4},
      {name: 'Lowest seed', as: 'decimal', digits: 4},
      {name: 'Highest seed', as: 'decimal', digits: 4},
    ],
    rows: points.map(({title, part, measure, epoch, mean, min, max}) => [title, part, measure, epoch, mean, min, max]),
  };
}
