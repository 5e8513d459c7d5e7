import {element} from './element.ts';
import {type Following, followMarks, nameOf} from './follow-marks.ts';
import {markNote} from './mark-note.ts';
import {type Spot, spotAt, spotsIn} from './mark-spots.ts';

/**
 * Says what the mark nearest to the pointer is. `charts` hold drawings whose marks have `data-note`; a tap does as hovering
 * does, and the arrow keys go from one to the next. All marks of the same name light up; a click follows the name.
 */
export function noteMarks(charts: Iterable<HTMLElement>): void {
  const noted = [...charts].filter((chart) => chart.querySelector('[data-note]'));
  if (noted.length === 0) return;
  for (const chart of noted) copyNotes(chart);
  const following = followMarks(noted);
  for (const chart of noted) noteChart(chart, following);
}

/** Gives the marks of the narrow drawing whose notes are empty those of the wide one, which has the same marks. */
function copyNotes(chart: HTMLElement): void {
  const [wide, narrow] = [...chart.querySelectorAll('svg')].map((svg) => [
    ...svg.querySelectorAll<SVGElement>('[data-note]'),
  ]);
  narrow?.forEach((mark, place) => {
    mark.dataset.note ||= wide![place]!.dataset.note!;
  });
}

/** The spot of a chart that is told about, if any. */
interface Current {
  shown: Spot | undefined;
  canFollow: boolean; // whether there are names enough that following one tells more
  spots(): Spot[]; // of the drawing that is visible
  at(event: PointerEvent): Spot | undefined;
  show(spot: Spot | undefined, way?: string): void; // `way` to follow it: "Click"
}

function noteChart(chart: HTMLElement, following: Following): void {
  const current = currentSpot(chart);
  const toggle = () => current.canFollow && current.shown && following.toggle(current.shown.name);
  chart.tabIndex = 0;
  listenToPointer(chart, current, toggle);
  chart.addEventListener('blur', () => current.show(undefined));
  chart.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') toggle();
    if (event.key === 'Escape') current.shown ? current.show(undefined) : following.stop();
    const next = stepFrom(current.spots(), current.shown, event.key);
    if (!next) return;
    event.preventDefault();
    current.show(next, 'Enter');
    announce(next.text);
  });
}

function currentSpot(chart: HTMLElement): Current {
  const names = new Set([...chart.querySelectorAll<SVGElement>('[data-note]')].map(nameOf));
  const known = new Map<SVGSVGElement, Spot[]>();
  const note = markNote(chart);
  const drawing = () => [...chart.querySelectorAll('svg')].find((svg) => svg.getClientRects().length > 0)!;
  return {
    shown: undefined,
    canFollow: names.size > 2,
    spots() {
      const svg = drawing();
      if (!known.has(svg)) known.set(svg, spotsIn(svg));
      return known.get(svg)!;
    },
    at(event) {
      return spotAt(this.spots(), drawing(), event);
    },
    show(spot, way) {
      if (spot === this.shown) return;
      this.shown = spot;
      const alike = this.spots().filter(({name}) => name === spot?.name);
      note.show(spot, alike, this.canFollow && way ? `${way} to follow` : '');
    },
  };
}

function listenToPointer(chart: HTMLElement, current: Current, toggle: () => void): void {
  let tapped: Spot | undefined; // what was shown before the finger came down
  const point = (event: PointerEvent) =>
    current.show(current.at(event), event.pointerType === 'touch' ? 'Tap again' : 'Click');
  chart.addEventListener('pointermove', point);
  chart.addEventListener('pointerdown', (event) => {
    tapped = current.shown;
    point(event);
    if (event.pointerType !== 'touch') tapped = current.shown;
  });
  chart.addEventListener('pointerleave', ({pointerType}) => {
    if (pointerType !== 'touch') current.show(undefined); // a tap stays
  });
  chart.addEventListener('click', () => {
    if (current.shown === tapped) toggle();
  });
}

/** Right and left go to the next spot and the last; down and up to another mark. */
function stepFrom(spots: readonly Spot[], shown: Spot | undefined, key: string): Spot | undefined {
  const place = shown ? spots.indexOf(shown) : -1;
  switch (key) {
    case 'ArrowRight':
      return spots[place + 1] ?? spots[0];
    case 'ArrowLeft':
      return spots[place - 1] ?? spots.at(-1);
    case 'ArrowDown':
      return spots.slice(place + 1).find(({mark}) => mark !== shown?.mark) ?? spots[0];
    case 'ArrowUp':
      return spots.slice(0, Math.max(0, place)).findLast(({mark}) => mark !== shown?.mark) ?? spots.at(-1);
    default:
      return undefined;
  }
}

let status: HTMLElement | undefined;

/** Tells those who cannot see it: what stands inside a picture is not read out. */
function announce(text: string): void {
  if (!status) {
    status = element('p', {class: 'for-reader', role: 'status'});
    document.body.append(status);
  }
  status.textContent = text;
}
