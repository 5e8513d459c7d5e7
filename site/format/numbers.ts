/** How a recorded number is written out. Accuracies are 0 ... 1 in records; only here they become per cent. */
export type Format = 'percent' | 'points' | 'count' | 'decimal' | 'chance' | 'operations' | 'duration' | 'text';

const space = '\u202f'; // narrow, does not break
const minus = '\u2212';

const defaultDigits: Record<Format, number> = {
  percent: 1,
  points: 1,
  count: 0,
  decimal: 2,
  chance: 3,
  operations: 1,
  duration: 0,
  text: 0,
};

/** Writes `value` in words for the reader, such as 0.9812 as "98.1 %". */
export function write(value: number | string, format: Format, digits = defaultDigits[format]): string {
  if (typeof value === 'string') return value;
  switch (format) {
    case 'percent':
      return `${fixed(value * 100, digits)}${space}%`;
    case 'points':
      return fixed(inUnit(value, format), digits);
    case 'count':
    case 'decimal':
      return fixed(value, digits);
    case 'chance': // does not promise more than it says
      return value < 0.001 ? 'under 0.001' : fixed(value, digits);
    case 'operations':
      return scaled(value, digits);
    case 'duration':
      return duration(value);
    case 'text':
      return String(value);
  }
}

/** The unit of the numbers that `write` leaves without one; none where they need none, or bear it themselves. */
export function unitOf(format: Format): string | undefined {
  return format === 'points' ? 'points' : undefined;
}

/** A recorded number in that unit; without what floating point adds to it. */
export function inUnit(value: number, format: Format): number {
  return format === 'points' ? Number((value * 100).toPrecision(12)) : value;
}

/** A number of things: "1 thread", "2 threads". */
export function counted(count: number, thing: string): string {
  return `${fixed(count, 0)} ${thing}${count === 1 ? '' : 's'}`;
}

const writers = new Map<number, Intl.NumberFormat>(); // by digits: making one takes longer than to write by it

function fixed(value: number, digits: number): string {
  let writer = writers.get(digits);
  if (!writer) {
    writer = new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    });
    writers.set(digits, writer);
  }
  return writer.format(value).replace('-', minus);
}

function scaled(value: number, digits: number): string {
  const units = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${fixed(value / 1000 ** step, step ? digits : 0)} ${units[step]}`.trim();
}

function duration(seconds: number): string {
  if (seconds < 100) return `${fixed(seconds, 0)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Small numbers as words, as a text has them: "ten"; larger ones in digits. */
export function inWords(count: number): string {
  return words[count] ?? write(count, 'count');
}

const words = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
