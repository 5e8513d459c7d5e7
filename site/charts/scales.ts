/** The ends of an axis. */
export type Domain = [low: number, high: number];

/** From the lowest to the highest value. */
export function reach(values: readonly number[]): Domain {
  return [Math.min(...values), Math.max(...values)];
}

/** The same with air below and above: such shares of what lies between. */
export function withAir(values: readonly number[], below: number, above = below): Domain {
  const [low, high] = reach(values);
  const length = high - low || 0.01; // of equal values, too
  return [low - length * below, high + length * above];
}

/** The same of shares, with so much air below and above; hardly more than the whole. */
export function shares(values: readonly number[], below: number, above = below): Domain {
  const [low, high] = reach(values);
  return [low - below, Math.min(1.004, high + above)];
}

/** Numbers from end to end of the domain, no further; without a title. */
export function linear(domain: readonly number[], axis: object | null) {
  return {type: 'quantitative' as const, title: null, scale: {domain: [...domain], nice: false, zero: false}, axis};
}

/** The same on a logarithmic scale. */
export function logarithmic(domain: readonly number[], axis: object | null) {
  return {...linear(domain, axis), scale: {type: 'log' as const, domain: [...domain], nice: false}};
}

/** What has a scale of one of these kinds. */
export interface Scaled {
  scale: {domain: number[]; type?: 'log'};
}

/** How far along its axis a value lies, 0 ... 1. */
export function shareAlong({scale}: Scaled, value: number): number {
  const [from, to] = scale.domain as Domain;
  return 'type' in scale ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

/** The field `y` as pixels from the top. */
export function fromTop(height: number) {
  return {field: 'y', type: 'quantitative' as const, axis: null, scale: {domain: [height, 0], nice: false}};
}

/** A field that holds a colour, a shape or a place as it is. */
export function asItIs(field: string) {
  return {field, type: 'nominal' as const, scale: null};
}
