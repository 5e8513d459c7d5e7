import type {TopLevelSpec} from 'vega-lite';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {labelPositions} from './label-positions.ts';
import type {Panel as PanelSpec} from './panel.ts';
import {datasetColor, type Width} from './theme.ts';

export interface CurvePoint {
  dataset: DatasetName;
  title: string; // of the data set
  measure: 'accuracy' | 'loss';
  part: 'training' | 'validation';
  epoch: number;
  mean: number;
  min: number; // over seeds
  max: number;
}

interface Panel {
  points: CurvePoint[];
  domain: [number, number]; // shared by all panels of the measure
  width: number;
  height: number;
  leftmost: boolean;
  lowest: boolean;
}

const measures = ['accuracy', 'loss'] as const;

/** Accuracy and loss by epoch: a row a measure, a column a data set, equal axes; the band runs from the lowest seed to the highest. */
export function learningCurves(points: CurvePoint[], width: Width): TopLevelSpec {
  const datasets = [...new Set(points.map(({dataset}) => dataset))];
  const alone = datasets.length === 1; // then both measures stand in one row
  const shape = width === 'wide' ? {width: 216, height: 190} : {width: 188, height: 150};
  const panels = measures.map((measure) =>
    datasets.map((dataset, column) =>
      panel({
        points: points.filter((point) => point.measure === measure && point.dataset === dataset),
        domain: domainOf(points.filter((point) => point.measure === measure)),
        ...shape,
        leftmost: alone || width === 'narrow' || column === 0,
        lowest: alone || width === 'narrow' || measure === 'loss',
      }),
    ),
  );
  if (width === 'narrow') return {vconcat: panels.flat(), spacing: 22};
  if (alone) return {hconcat: panels.flat(), spacing: 30};
  return {vconcat: panels.map((row) => ({hconcat: row, spacing: 18})), spacing: 26};
}

function panel({points, domain, width, height, leftmost, lowest}: Panel): PanelSpec {
  const {dataset, title, measure} = points[0]!;
  const color = datasetColor[dataset];
  const y = {
    type: 'quantitative' as const,
    scale: {domain, nice: false, zero: false},
    title: null,
    axis: {format: measure === 'accuracy' ? '.0%' : '~g', labels: leftmost, tickCount: 5},
  };
  const last = Math.max(...points.map(({epoch}) => epoch));
  const x = {
    field: 'epoch',
    type: 'quantitative' as const,
    scale: {domain: [0, last], nice: false},
    title: lowest ? 'Epoch' : null,
    axis: {tickCount: 5, labels: lowest, format: 'd'},
  };
  const ends = points.filter(({epoch}) => epoch === last);
  const gap = ((domain[1] - domain[0]) / height) * 15;
  const heights = labelPositions(
    ends.map(({mean}) => mean),
    gap,
  );
  return {
    width,
    height,
    data: {values: points},
    encoding: {x},
    layer: [
      {
        data: {values: [{heading: `${title}: ${measure}`}]},
        mark: {type: 'text', align: 'left', fontSize: 13, fontWeight: 600, y: -16},
        encoding: {x: {value: 0}, text: {field: 'heading'}},
      },
      {
        mark: {type: 'area', color, opacity: 0.22, clip: true},
        encoding: {y: {...y, field: 'min'}, y2: {field: 'max'}, detail: {field: 'part', type: 'nominal'}},
      },
      {
        mark: {type: 'line', color, clip: last > 1, point: last === 1 ? {color} : false},
        encoding: {
          y: {...y, field: 'mean'},
          strokeDash: {
            field: 'part',
            legend: null,
            scale: {
              domain: ['validation', 'training'],
              range: [
                [1, 0],
                [5, 3],
              ],
            },
          },
        },
      },
      {
        data: {values: ends.map((end, index) => ({...end, height: heights[index]!}))},
        mark: {type: 'text', align: 'left', dx: 6, color, fontWeight: 500},
        encoding: {y: {...y, field: 'height'}, text: {field: 'part'}},
      },
    ],
  };
}

/** From the lowest to the highest value of all panels, with a little air. */
function domainOf(points: CurvePoint[]): [number, number] {
  const low = Math.min(...points.map(({min}) => min));
  const high = Math.max(...points.map(({max}) => max));
  const air = (high - low) * 0.04;
  return points[0]!.measure === 'accuracy' ? [low - air, Math.min(1, high + air)] : [0, high + air];
}
