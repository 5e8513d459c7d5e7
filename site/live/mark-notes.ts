import {element} from './element.ts';

const reach = 18; // pixels from the middle of a small mark

/** Says what the mark nearest to the pointer is. `charts` hold SVG whose marks have `data-note`; a tap does as hovering does. */
export function noteMarks(charts: Iterable<HTMLElement>): void {
  for (const chart of charts) {
    if (!chart.querySelector('[data-note]')) continue;
    const note = element('p', {class: 'mark-note', hidden: ''});
    chart.append(note);
    let lit: Element | undefined;
    const show = (mark: Element | undefined) => {
      if (mark === lit) return;
      lit?.removeAttribute('data-lit');
      lit = mark;
      note.hidden = !mark;
      if (!mark) return;
      mark.setAttribute('data-lit', '');
      note.textContent = mark.getAttribute('data-note');
      place(note, mark, chart);
    };
    const follow = (event: PointerEvent) => show(markAt(chart, event));
    chart.addEventListener('pointermove', follow);
    chart.addEventListener('pointerdown', follow);
    chart.addEventListener('pointerleave', () => show(undefined));
  }
}

/** The mark under the pointer, or else the nearest small one within reach. */
function markAt(chart: HTMLElement, {target, clientX, clientY}: PointerEvent): Element | undefined {
  const under = (target as Element).closest('[data-note]');
  if (under) return under;
  let [nearest, least]: [Element | undefined, number] = [undefined, reach];
  for (const mark of chart.querySelectorAll('[data-note]')) {
    const {left, top, width, height} = mark.getBoundingClientRect();
    if (width === 0 || width > 2 * reach || height > 2 * reach) continue;
    const away = Math.hypot(left + width / 2 - clientX, top + height / 2 - clientY);
    if (away < least) [nearest, least] = [mark, away];
  }
  return nearest;
}

/** Above the mark, inside the chart's sides. */
function place(note: HTMLElement, mark: Element, chart: HTMLElement): void {
  const [inner, outer] = [mark.getBoundingClientRect(), chart.getBoundingClientRect()];
  const middle = inner.left + inner.width / 2 - outer.left;
  const most = outer.width - note.offsetWidth;
  note.style.left = `${Math.max(0, Math.min(most, middle - note.offsetWidth / 2))}px`;
  note.style.top = `${inner.top - outer.top - note.offsetHeight - 8}px`;
}
