// How the layers of a network and the words beside them look: as attributes, which hold on the page and in a file.

/** The look of a layer of that kind. */
export function layerLook(kind: string): string {
  switch (kind) {
    case 'input':
      return 'fill="none" stroke="var(--ink)" stroke-width="1.5"';
    case 'flatten':
      return 'fill="var(--rule)"';
    case 'dropout':
      return 'fill="none" stroke="var(--nn)" stroke-width="1.5" stroke-dasharray="3 3"';
    case 'convolution':
    case 'whitening':
      return `fill="${onPaper('--cnn', 30)}" stroke="var(--cnn)"`;
    case 'pooling':
      return `fill="${onPaper('--cnn', 8)}" stroke="${onPaper('--cnn', 55)}"`;
    default:
      return 'fill="var(--nn)"';
  }
}

/** The look of what joins a layer of that kind with the one before. */
export function joinLook(kind: string): string {
  return kind === 'dense' ? 'fill="var(--nn)" opacity="0.16"' : 'fill="var(--hairline)" opacity="0.55"';
}

/** The look of words: the name of a layer, its shape, the number of its parameters. */
export function wordsLook(what: 'name' | 'shape' | 'parameters'): string {
  switch (what) {
    case 'name':
      return 'font-size="13" font-weight="600" fill="var(--ink)"';
    case 'parameters':
      return 'font-size="12" font-weight="500" fill="var(--nn)"';
    case 'shape':
      return 'font-size="12" fill="var(--muted)"';
  }
}

/** A colour of the page as thin as that on paper. */
export function onPaper(color: string, percent: number): string {
  return `color-mix(in oklab, var(${color}) ${percent}%, var(--paper))`;
}
