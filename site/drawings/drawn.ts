/** SVG whose upper left corner is at 0, 0. */
export interface Drawn {
  width: number;
  height: number;
  svg: string;
}

/** The same at another place. */
export function placed({svg}: Drawn, x: number, y: number): string {
  if (svg === '') return '';
  return x === 0 && y === 0 ? svg : `<g transform="translate(${tidy(x)},${tidy(y)})">${svg}</g>`;
}

/** A rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, look: string): string {
  return `<rect x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}" ${look}/>`;
}

/** A number to a hundredth. */
export function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How large a whole SVG is. */
export function sizeOf(svg: string): {width: number; height: number} {
  const [, width, height] = svg.match(/^<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/) ?? [];
  if (!width) throw new Error(`invalid drawing: ${svg.slice(0, 80)} (expected an SVG with a width and a height)`);
  return {width: Number(width), height: Number(height)};
}
