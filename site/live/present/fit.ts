const most = 3; // times as large as on the page
const least = 0.6; // on a wall; below that nobody can read it, and the reader scrolls, as on a phone
const widths = {'': 41, beside: 61}; // rem, as the styles have them; what is wide has 21 more

/**
 * Makes a figure that fills the window as large as it may be without more to show than fits: with its words above the rest
 * or, where that makes it larger, beside it.
 */
export function fit(figure: HTMLElement): void {
  const above = largest(figure, '');
  const beside = largest(figure, 'beside');
  if (beside > above) show(figure, 'beside', beside);
  else show(figure, '', above || 1);
}

/** Whether there is more to show than fits. */
export function overflows({scrollHeight, clientHeight, scrollWidth, clientWidth}: HTMLElement): boolean {
  return scrollHeight > clientHeight || scrollWidth > clientWidth;
}

/** How large it may be in a layout; 0 where it does not fit. */
function largest(figure: HTMLElement, layout: keyof typeof widths): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = widths[layout] + (figure.matches('.wide') ? 21 : 0);
  const room = (figure.clientWidth / rem - 3) / width; // what is left beside the padding
  let [low, high] = [0, Math.min(most, layout ? room : Math.max(1, room))];
  while (high - low > 0.02) {
    const middle = (low + high) / 2;
    show(figure, layout, middle);
    if (overflows(figure)) high = middle;
    else low = middle;
  }
  return low < (innerWidth < 44 * rem ? 1 : least) ? 0 : low;
}

function show(figure: HTMLElement, layout: string, zoom: number): void {
  figure.dataset.shown = layout;
  figure.style.setProperty('--zoom', String(zoom));
}
