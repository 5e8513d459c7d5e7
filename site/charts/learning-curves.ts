import type {TopLevelSpec} from 'vega-lite';
import {type CurvePoint, curveDomain, curvePanel} from './curve-panel.ts';
import {facets} from './frame.ts';
import type {Width} from './theme.ts';

const measures = ['accuracy', 'loss'] as const;

/** Both measures of one data set stand in one row, each with axes of its own. */
function shapesFor(datasets: number) {
  const alone = datasets === 1;
  const columns = alone ? measures.length : datasets;
  return {
    wide: {columns, gaps: [alone ? 30 : 18, 26], width: 216, height: 190, apart: alone},
    narrow: {columns: 1, gaps: [0, 22], width: 188, height: 150, apart: true},
  } as const;
}

/** Accuracy and loss by epoch: a row a measure, a column a data set, equal axes; the band runs from the lowest seed to the highest. */
export function learningCurves(points: readonly CurvePoint[], width: Width): TopLevelSpec {
  const panels = measures.flatMap((measure) => {
    const all = points.filter((point) => point.measure === measure);
    const domain = curveDomain(all);
    return [...Map.groupBy(all, ({dataset}) => dataset).values()].map((shown) => ({
      heading: `${shown[0]!.title}: ${measure}`,
      points: shown,
      domain,
    }));
  });
  return facets(panels, shapesFor(panels.length / measures.length), width, curvePanel);
}
