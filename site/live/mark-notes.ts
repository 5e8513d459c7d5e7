import {element} from './element.ts';
import {type Spot, spotAt, spotsIn} from './mark-spots.ts';

/**
 * Says what the mark nearest to the pointer is. `charts` hold drawings whose marks have `data-note`; a tap does as hovering
 * does, and the arrow keys go from one to the next. All marks of the same name light up.
 */
export function noteMarks(charts: Iterable<HTMLElement>): void {
  for (const chart of charts) if (chart.querySelector('[data-note]')) noteChart(chart);
}

function noteChart(chart: HTMLElement): void {
  const note = element('p', {class: 'mark-note', hidden: ''});
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  for (const [name, value] of Object.entries({class: 'ring', r: '5'})) ring.setAttribute(name, value);
  const known = new Map<SVGSVGElement, Spot[]>();
  let shown: Spot | undefined;
  chart.append(note);
  chart.tabIndex = 0;

  const drawing = () => [...chart.querySelectorAll('svg')].find((svg) => svg.getClientRects().length > 0)!;
  const spots = (svg: SVGSVGElement) => {
    if (!known.has(svg)) known.set(svg, spotsIn(svg));
    return known.get(svg)!;
  };

  function show(spot: Spot | undefined): void {
    if (spot === shown) return;
    shown = spot;
    for (const mark of chart.querySelectorAll('[data-lit]')) mark.removeAttribute('data-lit');
    ring.remove();
    note.hidden = !spot;
    if (!spot) return;
    const svg = drawing();
    for (const {mark, name} of spots(svg)) if (name === spot.name) mark.setAttribute('data-lit', '');
    if (spot.isPoint) {
      ring.setAttribute('cx', String(spot.x));
      ring.setAttribute('cy', String(spot.y));
      svg.append(ring);
    }
    note.textContent = spot.text;
    place(note, spot, svg);
  }

  const follow = (event: PointerEvent) => show(spotAt(spots(drawing()), drawing(), event));
  chart.addEventListener('pointermove', follow);
  chart.addEventListener('pointerdown', follow);
  chart.addEventListener('pointerleave', ({pointerType}) => pointerType !== 'touch' && show(undefined)); // a tap stays
  chart.addEventListener('blur', () => show(undefined));
  chart.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return show(undefined);
    const all = spots(drawing());
    const next = stepFrom(all, shown, event.key);
    if (!next) return;
    event.preventDefault();
    show(next);
    announce(next.text);
  });
}

/** Right and left go to the next spot and the last; down and up to another name. */
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

/** Above the spot, inside the chart's sides. */
function place(note: HTMLElement, {x, y, isPoint, mark}: Spot, svg: SVGSVGElement): void {
  const chart = svg.closest('.chart')!.getBoundingClientRect();
  const middle = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()!);
  const top = isPoint ? middle.y - 6 : mark.getBoundingClientRect().top;
  const most = chart.width - note.offsetWidth;
  note.style.left = `${Math.max(0, Math.min(most, middle.x - chart.left - note.offsetWidth / 2))}px`;
  note.style.top = `${top - chart.top - note.offsetHeight - 8}px`;
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
