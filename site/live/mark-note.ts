import {element} from './element.ts';
import type {Spot} from './mark-spots.ts';

interface MarkNote {
  show(spot: Spot | undefined, alike: readonly Spot[], hint: string): void; // nothing hides it
}

/** The note of a chart: it stands above a spot, lights up all that is alike, and rings a point of a line. */
export function markNote(chart: HTMLElement): MarkNote {
  const note = element('p', {class: 'mark-note', hidden: ''});
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  for (const [name, value] of Object.entries({class: 'ring', r: '5'})) ring.setAttribute(name, value);
  chart.append(note);
  return {
    show(spot, alike, hint) {
      for (const mark of chart.querySelectorAll('[data-lit]')) mark.removeAttribute('data-lit');
      ring.remove();
      note.hidden = !spot;
      if (!spot) return;
      for (const {mark} of alike) mark.setAttribute('data-lit', '');
      if (spot.isPoint) {
        ring.setAttribute('cx', String(spot.x));
        ring.setAttribute('cy', String(spot.y));
        spot.mark.ownerSVGElement!.append(ring);
      }
      const lines = [chart.dataset.origin, hint].flatMap((line) => (line ? element('span', {}, line) : []));
      note.replaceChildren(spot.text, ...lines);
      place(note, spot, chart.getBoundingClientRect());
    },
  };
}

/** Above the spot, inside the chart's sides. */
function place(note: HTMLElement, {x, y, isPoint, mark}: Spot, chart: DOMRect): void {
  const middle = new DOMPoint(x, y).matrixTransform(mark.ownerSVGElement!.getScreenCTM()!);
  const top = isPoint ? middle.y - 6 : mark.getBoundingClientRect().top;
  const most = chart.width - note.offsetWidth;
  note.style.left = `${Math.max(0, Math.min(most, middle.x - chart.left - note.offsetWidth / 2))}px`;
  note.style.top = `${top - chart.top - note.offsetHeight - 8}px`;
}
