import type {TopLevelSpec} from 'vega-lite';
import {type CurvePoint, curveDomain, curvePanel} from './curve-panel.ts';
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

/** One measure by epoch: a row a model, a column a data set, equal axes. */
export function curveGrid(rows: CurveRow[], width: Width): TopLevelSpec {
  const all = rows.flatMap(({panels}) => panels.flatMap(({points}) => points));
  const shape = width === 'wide' ? {width: 216, height: 150} : {width: 188, height: 130};
  const blocks = rows.map(({title, panels}, row) => {
    const cells = panels.map(({points, mark}, column) =>
      curvePanel({
        heading: points[0]!.title,
        points,
        domain: curveDomain(all),
        mark,
        ...shape,
        leftmost: width === 'narrow' || column === 0,
        lowest: width === 'narrow' || row === rows.length - 1,
      }),
    );
    const heading = {text: title, offset: 14};
    return width === 'wide'
      ? {title: heading, hconcat: cells, spacing: 18}
      : {title: heading, vconcat: cells, spacing: 22};
  });
  return {vconcat: blocks, spacing: 26};
}
