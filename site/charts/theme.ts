import type {Config} from 'vega-lite';

/** The two widths in which every chart is drawn, about 620 and 300 pixels; the page shows the one that fits. */
export type Width = 'wide' | 'narrow';

/** Colours by meaning. The variables change with the theme, so a chart is drawn once for both. */
const architectureColors: Record<string, string> = {NN: 'var(--nn)', CNN: 'var(--cnn)'};

/** The colour of an architecture; grey for what is not trained. */
export const architectureColor = (architecture: string): string => architectureColors[architecture] ?? 'var(--muted)';

/** The page's font, and what takes its place where a file of a chart is drawn and the font is not there. */
export const fontFamily = 'Inter, system-ui, sans-serif';

/** What all charts share. Text is at least 12 pixels. */
export const config: Config = {
  font: fontFamily,
  background: 'transparent',
  padding: {left: 2, right: 2, top: 2, bottom: 2},
  view: {stroke: null},
  mark: {aria: false}, // but for those that have a note, by `noted`
  axis: {
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 500,
    labelColor: 'var(--muted)',
    titleColor: 'var(--muted)',
    gridColor: 'var(--hairline)',
    domainColor: 'var(--rule)',
    tickColor: 'var(--rule)',
    labelPadding: 5,
    titlePadding: 8,
  },
  axisY: {domain: false, ticks: false},
  axisX: {grid: false, tickSize: 4},
  title: {anchor: 'start', fontSize: 13, fontWeight: 600, color: 'var(--ink)', offset: 8},
  text: {fontSize: 12, color: 'var(--ink)'},
  line: {strokeWidth: 2, strokeJoin: 'round'},
};
