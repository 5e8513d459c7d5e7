import {createHash} from 'node:crypto';
import * as vega from 'vega';
import {compile, version as compilerVersion, type TopLevelSpec} from 'vega-lite';
import {type BuildCache, noCache} from '../format/build-cache.ts';
import {lighten} from './light-svg.ts';
import {textWidth} from './text-width.ts';
import {config} from './theme.ts';

interface TextItem {
  fontSize?: number;
  fontWeight?: number | string;
}

// Without a canvas Vega guesses how wide a text is; this measures it.
const metrics = vega as unknown as {
  textMetrics: {width: (item: TextItem, text: unknown) => number};
  resetSVGDefIds: () => void;
};

/**
 * Draws a chart as SVG text, the same for the same specification. `id` keeps the names inside apart from other charts'. A
 * chart that is in the cache is not drawn again.
 */
export async function renderSvg(spec: TopLevelSpec, id: string, cache: BuildCache = noCache): Promise<string> {
  const styled = {...spec, config};
  const name = nameOf(styled);
  const known = cache.read(name)?.toString();
  const svg = known ?? (await draw(styled));
  if (known === undefined) cache.write(name, svg);
  return tidy(svg, id);
}

/** Differs where the drawing might: by the specification, by who draws it and by how wide texts are. */
function nameOf(spec: TopLevelSpec): string {
  const letters = 'The widths of these letters, 0123456789, follow from the font.';
  const drawnBy = [vega.version, compilerVersion, textWidth(letters, 11), textWidth(letters, 11, true)];
  return `${createHash('sha256')
    .update(JSON.stringify([spec, drawnBy]))
    .digest('hex')}.svg`;
}

async function draw(spec: TopLevelSpec): Promise<string> {
  metrics.textMetrics.width = (item, text) =>
    textWidth(String(text), item.fontSize ?? 11, Number(item.fontWeight) > 500);
  metrics.resetSVGDefIds();
  const view = new vega.View(vega.parse(compile(spec).spec), {renderer: 'none'});
  const svg = await view.toSVG();
  view.finalize();
  return svg;
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
