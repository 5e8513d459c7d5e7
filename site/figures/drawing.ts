import {renderSvg} from '../charts/render-svg.ts';
import type {Width} from '../charts/theme.ts';
import {buildCache} from '../format/build-cache.ts';
import {link} from '../format/links.ts';
import type {Records} from '../records/records.ts';
import type {Figure, ShowCrop} from './figure.ts';

// Charts drawn by an earlier build are found here, and prose can change without drawing them again.
const cache = buildCache('charts');

/** A figure as SVG for the page; empty where there is nothing to draw yet. */
export async function drawFigure(
  figure: Figure,
  records: Records,
  width: Width,
  show: ShowCrop = showOnPage,
): Promise<string> {
  if (figure.draw) return figure.draw(records, width, show);
  const spec = figure.chart?.(records, width);
  return spec ? renderSvg(spec, `${figure.id}-${width}`, cache) : '';
}

const showOnPage: ShowCrop = async ({picture, kind, ...crop}) => ({
  href: link(picture.path),
  ...crop,
  isLight: kind === 'tile light',
});
