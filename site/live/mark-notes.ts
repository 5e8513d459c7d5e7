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

function noteChart(chart: HTMLElement, following: Following): void {
  const names = new Set([...chart.querySelectorAll<SVGElement>('[data-note]')].map(nameOf));
  const canFollow = names.size > 2;
  const known = new Map<SVGSVGElement, Spot[]>();
  const {show: tell} = markNote(chart);
  let shown: Spot | undefined;
  let tapped: Spot | undefined; // what was shown before the finger came down
  chart.tabIndex = 0;

  const drawing = () => [...chart.querySelectorAll('svg')].find((svg) => svg.getClientRects().length > 0)!;
  const spots = (svg = drawing()) => {
    if (!known.has(svg)) known.set(svg, spotsIn(svg));
    return known.get(svg)!;
  };

  function show(spot: Spot | undefined, way: string): void {
    if (spot === shown) return;
    shown = spot;
    const alike = spots().filter(({name}) => name === spot?.name);
    tell(spot, alike, canFollow ? `${way} to follow` : '');
  }
  const hide = () => show(undefined, '');
  const follow = (event: PointerEvent) =>
    show(spotAt(spots(), drawing(), event), event.pointerType === 'touch' ? 'Tap again' : 'Click');

  chart.addEventListener('pointermove', follow);
  chart.addEventListener('pointerdown', (event) => {
    tapped = shown;
    follow(event);
    if (event.pointerType !== 'touch') tapped = shown;
  });
  chart.addEventListener('pointerleave', ({pointerType}) => pointerType !== 'touch' && hide()); // a tap stays
  chart.addEventListener('blur', hide);
  chart.addEventListener('click', () => {
    if (canFollow && shown && shown === tapped) following.toggle(shown.name);
  });
  chart.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && canFollow && shown) following.toggle(shown.name);
    if (event.key === 'Escape') shown ? hide() : following.stop();
    const next = stepFrom(spots(), shown, event.key);
    if (!next) return;
    event.preventDefault();
    show(next, 'Enter');
    announce(next.text);
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
