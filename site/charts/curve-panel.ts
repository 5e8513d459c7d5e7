import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {labelPositions} from './label-positions.ts';
import {inPercent, note, noted, noteOf, of, withBar, withNote} from './notes.ts';
import type {Panel as PanelSpec} from './panel.ts';
import {upright} from './upright.ts';

export interface CurvePoint {
  dataset: DatasetName;
  color: string; // the data set's
  title: string; // of the data set
  measure: 'accuracy' | 'loss';
  part: 'training' | 'validation';
  epoch: number;
  mean: number;
  min: number; // over seeds
  max: number;
}

interface CurvePanel {
  heading: string;
  points: CurvePoint[]; // of one data set and one measure
  domain: [number, number]; // shared by all panels of the measure
  width: number;
  height: number;
  leftmost: boolean;
  lowest: boolean;
  mark?: {epoch: number; label: string} | undefined; // an upright line
}

const parts = ['training', 'validation'] as const;

const dashes = {
  domain: ['validation', 'training'],
  range: [
    [1, 0],
    [5, 3],
  ],
};

/** Training, dashed, against validation, by epoch; the bands run from the lowest seed to the highest. */
export function curvePanel({heading, points, domain, width, height, leftmost, lowest, mark}: CurvePanel): PanelSpec {
  const {color, measure} = points[0]!;
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
    data: {values: parts.flatMap((part) => curveOf(points, part))},
    encoding: {x},
    layer: [
      {
        data: {values: [{heading}]},
        mark: {type: 'text', align: 'left', fontSize: 13, fontWeight: 600, y: -16},
        encoding: {x: {value: 0}, text: {field: 'heading'}},
      },
      {
        mark: {...noted, type: 'area', color, opacity: 0.22, clip: true},
        encoding: {
          y: {...y, field: 'min'},
          y2: {field: 'max'},
          detail: {field: 'part', type: 'nominal'},
          description: of('part'),
        },
      },
      {
        mark: {...noted, type: 'line', color, clip: last > 1, point: last === 1 ? {color} : false},
        encoding: {
          y: {...y, field: 'mean'},
          strokeDash: {field: 'part', legend: null, scale: dashes},
          description: note,
        },
      },
      ...(mark ? upright(mark, x, mark.epoch > last / 2, measure === 'accuracy' ? height - 9 : 8) : []),
      {
        data: {values: ends.map((end, index) => ({...end, height: heights[index]!}))},
        mark: {type: 'text', align: 'left', dx: 6, color, fontWeight: 500},
        encoding: {y: {...y, field: 'height'}, text: {field: 'part'}},
      },
    ],
  };
}

/** The points of a curve, which tells each epoch, with the lowest and the highest seed where they differ. */
function curveOf(points: readonly CurvePoint[], part: CurvePoint['part']) {
  const shown = points.filter((point) => point.part === part);
  const says = shown.map(({epoch, measure, mean, min, max}) => {
    const words = measure === 'accuracy' ? inPercent : (loss: number) => write(loss, 'decimal', 3);
    return `epoch ${epoch}, ${withBar({value: mean, low: min, high: max}, 'seeds', words)}`;
  });
  return withNote(shown, noteOf(part, ...says));
}

/** From the lowest to the highest value of all panels, with a little air. */
export function curveDomain(points: CurvePoint[]): [number, number] {
  const low = Math.min(...points.map(({min}) => min));
  const high = Math.max(...points.map(({max}) => max));
  const air = (high - low) * 0.04;
  return points[0]!.measure === 'accuracy' ? [low - air, Math.min(1, high + air)] : [0, high + air];
}
