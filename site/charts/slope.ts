import type {TopLevelSpec} from 'vega-lite';
import {labelPositions} from './label-positions.ts';
import type {Layer} from './panel.ts';
import {architectureColor, type Width} from './theme.ts';

export interface Slope {
  method: string; // "NN 512"
  architecture: string; // "NN"; "" for what is not trained
  ends: [SlopeEnd, SlopeEnd]; // left and right
}

export interface SlopeEnd {
  accuracy: number;
  low: number; // 95 % interval
  high: number;
  label: string; // "98.1 %"
}

/** Accuracy of each method on two data sets: a line falls by what the second costs. Intervals as upright bars. */
export function slope(slopes: Slope[], titles: [string, string], width: Width): TopLevelSpec {
  const shape = width === 'wide' ? {width: 400, height: 320} : {width: 92, height: 260};
  const values = slopes.flatMap(({ends}) => ends.flatMap(({low, high}) => [low, high]));
  const domain = [Math.min(...values) - 0.01, Math.max(...values) + 0.01];
  const gap = ((domain[1]! - domain[0]!) / shape.height) * 17;
  const rows = sides.flatMap((side) => {
    const heights = labelPositions(
      slopes.map(({ends}) => ends[side].accuracy),
      gap,
    );
    return slopes.map(({method, architecture, ends}, index) => ({
      side,
      method,
      ...ends[side],
      color: architectureColor(architecture),
      dash: architecture === '' ? [4, 3] : [1, 0],
      text: side === 0 ? ends[side].label : `${ends[side].label}  ${method}`,
      height: heights[index]!,
    }));
  });
  const x = {field: 'side', type: 'quantitative' as const, axis: null, scale: {domain: [0, 1]}};
  const y = {type: 'quantitative' as const, axis: null, scale: {domain, zero: false, nice: false}};
  const color = {field: 'color', type: 'nominal' as const, scale: null};
  return {
    ...shape,
    data: {values: rows},
    layer: [
      {
        data: {values: titles.map((title, side) => ({title, side, height: domain[1]!}))},
        mark: {type: 'text', fontWeight: 600, fontSize: 13, dy: -16, baseline: 'bottom'},
        encoding: {x, y: {...y, field: 'height'}, text: {field: 'title'}},
      },
      {
        data: {values: [0, 1].map((side) => ({side, low: domain[0]!, high: domain[1]!}))},
        mark: {type: 'rule', color: 'var(--hairline)'},
        encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}},
      },
      {
        mark: {type: 'line', strokeWidth: 2.5},
        encoding: {
          x,
          y: {...y, field: 'accuracy'},
          color,
          detail: {field: 'method'},
          strokeDash: {field: 'dash', type: 'nominal', scale: null},
        },
      },
      {
        mark: {type: 'rule', strokeWidth: 6, opacity: 0.35},
        encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}, color},
      },
      {
        mark: {type: 'point', filled: true, size: 60, opacity: 1},
        encoding: {x, y: {...y, field: 'accuracy'}, color},
      },
      ...sides.map(
        (side): Layer => ({
          transform: [{filter: {field: 'side', equal: side}}],
          mark: {
            type: 'text',
            align: side === 0 ? 'right' : 'left',
            dx: side === 0 ? -12 : 12,
            fontSize: 13,
            fontWeight: 500,
          },
          encoding: {x, y: {...y, field: 'height'}, color, text: {field: 'text', type: 'nominal'}},
        }),
      ),
    ],
  };
}

const sides = [0, 1] as const;
