import type {TopLevelSpec} from 'vega-lite';
import {type CurvePoint, curveDomain, curvePanel} from './curve-panel.ts';
import type {Width} from './theme.ts';

const measures = ['accuracy', 'loss'] as const;

/** Accuracy and loss by epoch: a row a measure, a column a data set, equal axes; the band runs from the lowest seed to the highest. */
export function learningCurves(points: CurvePoint[], width: Width): TopLevelSpec {
  const datasets = [...new Set(points.map(({dataset}) => dataset))];
  const alone = datasets.length === 1; // then both measures stand in one row
  const shape = width === 'wide' ? {width: 216, height: 190} : {width: 188, height: 150};
  const panels = measures.map((measure) =>
    datasets.map((dataset, column) => {
      const shown = points.filter((point) => point.measure === measure && point.dataset === dataset);
      return curvePanel({
        heading: `${shown[0]!.title}: ${measure}`,
        points: shown,
        domain: curveDomain(points.filter((point) => point.measure === measure)),
        ...shape,
        leftmost: alone || width === 'narrow' || column === 0,
        lowest: alone || width === 'narrow' || measure === 'loss',
      });
    }),
  );
  if (width === 'narrow') return {vconcat: panels.flat(), spacing: 22};
  if (alone) return {hconcat: panels.flat(), spacing: 30};
  return {vconcat: panels.map((row) => ({hconcat: row, spacing: 18})), spacing: 26};
}
