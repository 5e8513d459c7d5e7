// Vega's drawings in fewer elements and characters, which look the same: a chapter holds dozens of them.

const defaults =
  / (?:opacity="1"|stroke-width="1"|stroke-miterlimit="4"|text-anchor="start"|[xy]2="0"|transform="translate\(0,0\)")/g;

/** An SVG of Vega, in which nothing is filled unless it says so, without what cannot be seen; places to a tenth of a pixel. */
export function lighten(svg: string): string {
  return withoutGroups(
    svg
      .replace(/ (?:d|transform|[xy][12]?|width|height)="[^"]*"/g, roundPlaces)
      .replace(defaults, '')
      .replace(/(?<= font-size="\d+)px/g, '')
      .replace(/<g[^>]*\/>/g, '')
      .replace(/(<clipPath.*?<\/clipPath>)|<path(?: (?:d|pointer-events|display)="[^"]*")*\/>/g, '$1') // neither filled nor drawn
      .replace(/<path ([^>]*?)d="M([\d.]+),0A\2,\2,0,1,1,-\2,0A\2,\2,0,1,1,\2,0"/g, '<circle $1r="$2"')
      .replace(/(?<= d=")M[-\d.,ML]*(?=")/g, stepByStep),
  );
}

function roundPlaces(attribute: string): string {
  return attribute.replace(/-?\d+\.\d{2,}(?:e-\d+)?/g, (place) => String(round(Number(place))));
}

const round = (place: number) => Math.round(place * 10) / 10 + 0;

/** Lines from place to place, each said by how far it goes: short, and much the same again and again. */
function stepByStep(outline: string): string {
  return outline.replace(/(?<=M)[^M]*/g, (line) => {
    const vertices = line.split('L').map((vertex) => vertex.split(',').map(Number) as [number, number]);
    const steps = vertices.slice(1).map(([x, y], before) => {
      const [lastX, lastY] = vertices[before]!;
      return `${round(x - lastX)},${round(y - lastY)}`;
    });
    return steps.length > 0 ? `${vertices[0]}l${steps.join(' ')}` : line;
  });
}

/** Takes away groups that say nothing or hold nothing. */
function withoutGroups(svg: string): string {
  const saysMuch: boolean[] = [];
  const said = svg.replace(/<g>|<g |<\/g>/g, (tag) => {
    if (tag === '</g>') return saysMuch.pop() ? tag : '';
    saysMuch.push(tag !== '<g>');
    return tag === '<g>' ? '' : tag;
  });
  return withoutEmpty(said);
}

function withoutEmpty(svg: string): string {
  const held = svg.replace(/<g [^>]*><\/g>/g, '');
  return held === svg ? svg : withoutEmpty(held);
}
