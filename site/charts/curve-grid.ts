import type {TopLevelSpec} from 'vega-lite';
import {type CurvePoint, curveDomain, curvePanel} from './curve-panel.ts';
import {facets, headed} from './frame.ts';
import type {Width} from './theme.ts';

/** The curves of one model. */
export interface CurveRow {
  title: string; // of the model
  panels: CurveCell[];
}

interface CurveCell {
  points: CurvePoint[]; // of one data set, all of the same measure
  mark?: {epoch: number; label: string} | undefined;
}

/** The curves of one data set alone are as wide as those of two. */
function shapesFor(isAlone: boolean) {
  return {
    wide: {columns: 2, gaps: [18, 22], width: isAlone ? 450 : 216, height: 150, apart: false},
    narrow: {columns: 1, gaps: [18, 22], width: 188, height: 130, apart: true},
  } as const;
}

/** One measure by epoch: a row a model, a column a data set, equal axes. */
export function curveGrid(rows: readonly CurveRow[], width: Width): TopLevelSpec {
  const domain = curveDomain(rows.flatMap(({panels}) => panels.flatMap(({points}) => points)));
  const shapes = shapesFor(rows.every(({panels}) => panels.length === 1));
  return headed(rows, 26, ({panels}, isLast) =>
    facets(panels, shapes, width, ({points, mark}, at) =>
      curvePanel({heading: points[0]!.title, points, domain, mark}, {...at, lowest: isLast}),
    ),
  );
}
