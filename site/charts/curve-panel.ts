import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import type {Layer, Panel, Standing} from './frame.ts';
import {labelPositions} from './label-positions.ts';
import {texts} from './marks.ts';
import {inPercent, note, noted, noteOf, of, withBar, withNote} from './notes.ts';
import {type Domain, linear, withAir} from './scales.ts';
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

interface Curves {
  heading: string;
  points: readonly CurvePoint[]; // of one data set and one measure
  domain: Domain; // shared by all panels of the measure
  mark?: {epoch: number; label: string} | undefined; // an upright line
}

interface Place extends Standing {
  width: number;
  height: number;
  apart?: boolean; // has the words of its axes to itself
}

export const parts = ['training', 'validation'] as const;

/** Training, dashed, against validation, by epoch; the bands run from the lowest seed to the highest. */
export function curvePanel({heading, points, domain, mark}: Curves, {width, height, apart, ...at}: Place): Panel {
  const isAccuracy = points[0]!.measure === 'accuracy';
  const format = isAccuracy ? '~%' : '~g';
  const y = linear(domain, {format, labels: apart || at.leftmost, tickCount: 5});
  const last = Math.max(...points.map(({epoch}) => epoch));
  const lowest = apart || at.lowest;
  const x = {
    field: 'epoch',
    type: 'quantitative' as const,
    scale: {domain: [0, last], nice: false},
    title: lowest ? 'Epoch' : null,
    axis: {tickCount: 5, labels: lowest, format: 'd'},
  };
  const ends = points.filter(({epoch}) => epoch === last);
  const {color} = points[0]!;
  return {
    width,
    height,
    encoding: {x},
    layer: [
      {
        data: {values: [{heading}]},
        ...texts('heading', {align: 'left', fontSize: 13, fontWeight: 600, y: -16}, {x: {value: 0}}),
      },
      ...curves(points, color, y, last),
      ...(mark ? upright(mark, x, mark.epoch > last / 2, isAccuracy ? height - 9 : 8) : []),
      namesOf(ends, color, y, ((domain[1] - domain[0]) / height) * 15),
    ],
  };
}

/** A band, where seeds differ, and a line for each part; a line of one epoch is a point. */
function curves(points: readonly CurvePoint[], color: string, y: object, last: number): Layer[] {
  const shown = parts.map((part) => ({part, data: {values: curveOf(points, part)}}));
  const bands = shown.map(({data}) => ({
    data,
    mark: {...noted, type: 'area', color, opacity: 0.22, clip: true},
    encoding: {y: {...y, field: 'min'}, y2: {field: 'max'}, description: of('part')},
  }));
  const lines = shown.map(({part, data}) => ({
    data,
    mark: {
      ...noted,
      type: 'line',
      color,
      clip: last > 1,
      point: last === 1 ? {color} : false,
      ...(part === 'training' && {strokeDash: [5, 3]}),
    },
    encoding: {y: {...y, field: 'mean'}, description: note},
  }));
  return [...(points.some(({min, max}) => min < max) ? bands : []), ...lines] as Layer[];
}

/** The names of the lines at their ends, no nearer to one another than `gap`. */
function namesOf(ends: readonly CurvePoint[], color: string, y: object, gap: number): Layer {
  const heights = labelPositions(
    ends.map(({mean}) => mean),
    gap,
  );
  return {
    data: {values: ends.map((end, index) => ({...end, height: heights[index]!}))},
    ...texts('part', {align: 'left', dx: 6, color, fontWeight: 500}, {y: {...y, field: 'height'}}),
  };
}

/** The points of a curve, which tells each epoch, with the lowest and the highest seed where they differ. */
function curveOf(points: readonly CurvePoint[], part: CurvePoint['part']) {
  const shown = points.filter((point) => point.part === part);
  return withNote(shown, curveNote(points, part));
}

/** What the curve of a part says. */
export function curveNote(points: readonly CurvePoint[], part: CurvePoint['part']): string {
  const shown = points.filter((point) => point.part === part);
  const says = shown.map(({epoch, measure, mean, min, max}) => {
    const words = measure === 'accuracy' ? inPercent : (loss: number) => write(loss, 'decimal', 3);
    return `epoch ${epoch}, ${withBar({value: mean, low: min, high: max}, 'seeds', words)}`;
  });
  return noteOf(part, ...says);
}

/** From the lowest to the highest value of all panels, with a little air. */
export function curveDomain(points: readonly CurvePoint[]): Domain {
  const [low, high] = withAir(
    points.flatMap(({min, max}) => [min, max]),
    0.04,
  );
  return points[0]!.measure === 'accuracy' ? [low, Math.min(1, high)] : [0, high];
}
