/** By how much two numbers may differ: by so much, or by such a share of the larger, whichever is more. */
export interface Tolerance {
  absolute: number;
  relative: number;
}

/** The first place where two values of JSON differ; fields are named as in "groups.0.parameters". */
export interface Difference {
  field: string;
  expected: string;
  found: string;
}

/** Where `found` first differs from `expected` by more than is tolerated; `undefined` where it does not. */
export function compareValues(expected: unknown, found: unknown, tolerance: Tolerance): Difference | undefined {
  return compare(expected, found, tolerance, []);
}

function compare(expected: unknown, found: unknown, tolerance: Tolerance, path: string[]): Difference | undefined {
  if (isObject(expected) && isObject(found) && Array.isArray(expected) === Array.isArray(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = compare(expected[key], found[key], tolerance, [...path, key]);
      if (difference) return difference;
    }
    return undefined;
  }
  if (isNear(expected, found, tolerance)) return undefined;
  return {field: path.join('.'), expected: tell(expected), found: tell(found)};
}

function isNear(expected: unknown, found: unknown, {absolute, relative}: Tolerance): boolean {
  if (typeof expected !== 'number' || typeof found !== 'number') return expected === found;
  return Math.abs(expected - found) <= Math.max(absolute, relative * Math.max(Math.abs(expected), Math.abs(found)));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function tell(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)} ...` : text;
}
