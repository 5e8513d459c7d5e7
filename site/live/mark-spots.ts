/** A place of a chart that has something to say: a mark, or a point of a line. */
export interface Spot {
  mark: SVGGraphicsElement;
  name: string; // whose it is; several marks of a chart may be of one
  text: string; // "64-64, dense 128: 91.20 %, one seed"
  isPoint: boolean; // of a line
  isWide: boolean; // wide or high enough to be pointed at itself
  x: number; // its middle, in units of the drawing
  y: number;
}

const small = 36; // pixels

/** The spots of a drawing in the order of its marks, which say in `data-note` whose they are, then what each point shows. */
export function spotsIn(svg: SVGSVGElement): Spot[] {
  return [...svg.querySelectorAll<SVGGraphicsElement>('[data-note]')].flatMap((mark) => {
    const [name = '', ...says] = mark.dataset.note!.split(' | ');
    const inDrawing = svg.getScreenCTM()!.inverse().multiply(mark.getScreenCTM()!);
    const spot = (said: string | undefined, place: DOMPointInit, isPoint: boolean, isWide: boolean): Spot => {
      const {x, y} = DOMPoint.fromPoint(place).matrixTransform(inDrawing);
      return {mark, name, text: said ? `${name}: ${said}` : name, isPoint, isWide, x, y};
    };
    if (says.length > 1)
      return verticesOf(mark).flatMap((vertex, place) => (says[place] ? [spot(says[place], vertex, true, false)] : []));
    const {x, y, width, height} = mark.getBBox();
    return [spot(says[0], {x: x + width / 2, y: y + height / 2}, false, Math.max(width, height) > small)];
  });
}

/** The vertices of lines: a place each, and how far it is from there to the next ones ("M0,10l5,-2 5,1M20,3"). */
function verticesOf(line: Element): DOMPointInit[] {
  return [...line.getAttribute('d')!.matchAll(/[^M]+/g)].flatMap(([vertices]) => {
    let [x, y] = [0, 0];
    return [...vertices.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, right, down]) => {
      [x, y] = [x + Number(right), y + Number(down)];
      return {x, y};
    });
  });
}

/** The spot under the pointer; that of the name or of the bar there; or else the nearest one within reach. */
export function spotAt(spots: readonly Spot[], svg: SVGSVGElement, {target, clientX, clientY}: PointerEvent) {
  const pointed = target as Element;
  const under = pointed.closest('[data-note]');
  const named = pointed.closest<SVGElement>('[data-of]')?.dataset.of ?? pointed.closest('text')?.textContent;
  const {x, y} = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()!.inverse());
  const distance = (spot: Spot) => Math.hypot(spot.x - x, spot.y - y) * svg.getScreenCTM()!.a;
  const nearest = (some: readonly Spot[]) =>
    some.reduce<Spot | undefined>((best, spot) => (best && distance(best) <= distance(spot) ? best : spot), undefined);
  return (
    nearest(spots.filter(({mark}) => mark === under)) ??
    nearest(spots.filter(({name}) => name === named)) ??
    nearest(spots.filter((spot) => !spot.isWide && distance(spot) < small / 2))
  );
}
