// From linear sRGB to the responses of the three cones, and from their cube roots to Oklab (Ottosson, 2020), with the way back.
const toCones = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const fromCones = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

/** What CSS makes of `color-mix(in oklab, <first> <share>, <second>)`, of colours as #rrggbb. Mixing is linear in Oklab, so in its cones' roots too. */
export function mixColors(first: string, share: number, second: string): string {
  const [one, other] = [first, second].map((color) => multiply(toCones, linear(color)).map(Math.cbrt));
  const mixed = one!.map((root, place) => (share * root + (1 - share) * other![place]!) ** 3);
  const bytes = multiply(fromCones, mixed).map((value) => Math.round(255 * Math.min(1, Math.max(0, encode(value)))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function linear(color: string): number[] {
  return [1, 3, 5].map((place) => {
    const value = Number.parseInt(color.slice(place, place + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

function encode(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}

function multiply(rows: readonly number[][], vector: readonly number[]): number[] {
  return rows.map((row) => row.reduce((sum, factor, place) => sum + factor * vector[place]!, 0));
}
