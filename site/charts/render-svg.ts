import {createHash} from 'node:crypto';
import type {TopLevelSpec} from 'vega-lite';
import packages from '../../package.json' with {type: 'json'};
import {type BuildCache, noCache, once} from '../format/build-cache.ts';
import {drawApart} from './draw-apart.ts';
import {lighten} from './light-svg.ts';
import {textWidth} from './text-width.ts';
import {config} from './theme.ts';

/**
 * Draws a chart as SVG text, the same for the same specification. `id` keeps the names inside apart from other charts'. A
 * chart that is in the cache is not drawn again.
 */
export async function renderSvg(spec: TopLevelSpec, id: string, cache: BuildCache = noCache): Promise<string> {
  const styled = {...spec, config};
  const svg = await once(cache, nameOf(styled), () => drawApart(styled));
  return tidy(svg.toString(), id);
}

/** Differs where the drawing might: by the specification, by who draws it and by how wide texts are. */
function nameOf(spec: TopLevelSpec): string {
  const letters = 'The widths of these letters, 0123456789, follow from the font.';
  const {vega, 'vega-lite': compiler} = packages.dependencies;
  const drawnBy = [vega, compiler, textWidth(letters, 11), textWidth(letters, 11, true)];
  return `${createHash('sha256')
    .update(JSON.stringify([spec, drawnBy]))
    .digest('hex')}.svg`;
}

/** Leaves meaning to the page: no roles, labels, fonts or classes inside, but whose marks are and their notes; names that are the chart's own. */
function tidy(svg: string, id: string): string {
  const ours = svg
    .replace(/(<(?:path|line)[^>]*?) aria-label="([^"]*)"/g, (_, mark, words) =>
      words.includes(' | ') ? `${mark} data-note="${words}"` : `${mark} data-of="${words}"`,
    )
    .replace(/ (role|aria-[a-z]+|class|font-family|version|xmlns:xlink)="[^"]*"/g, '')
    .replace(/(id="|url\(#)((?:clip|gradient)\d+)/g, `$1${id}-$2`);
  return lighten(ours).replace(/<svg /, '<svg aria-hidden="true" focusable="false" ');
}
