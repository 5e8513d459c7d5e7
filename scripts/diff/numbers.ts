/** A number of a record, with what is known of its noise. */
export interface Reading {
  value: number;
  spread?: {sd: number; seeds: number}; // of a mean over seeds
}

type Json = null | boolean | number | string | Json[] | {[name: string]: Json};

// What tells the items of a list apart, in this order.
const names = ['study', 'dataset', 'split', 'model', 'name'];

// They say how a mean came about, and are not compared by themselves.
const besideMean = ['sd', 'min', 'max', 'low', 'high', 'interval'];

/** Every number of a record by its address, as in `mnist/nn-512.testAccuracy.mean`; lists of numbers stay out. */
export function numbersOf(record: unknown): Map<string, Reading> {
  const found = new Map<string, Reading>();
  collect(record as Json, [], undefined, found);
  return found;
}

function collect(value: Json, steps: string[], seeds: number | undefined, found: Map<string, Reading>): void {
  if (typeof value === 'number') found.set(steps.join('.'), {value});
  else if (Array.isArray(value)) collectItems(value, steps, seeds, found);
  else if (typeof value === 'object' && value !== null) {
    const here = typeof value.seeds === 'number' ? value.seeds : seeds;
    const isMean = typeof value.mean === 'number' && typeof value.sd === 'number';
    for (const [name, field] of Object.entries(value)) {
      if (name === 'inputs' || (isMean && besideMean.includes(name))) continue;
      if (isMean && name === 'mean')
        found.set([...steps, 'mean'].join('.'), {
          value: value.mean as number,
          ...(here === undefined ? {} : {spread: {sd: value.sd as number, seeds: here}}),
        });
      else collect(field, [...steps, name], here, found);
    }
  }
}

function collectItems(items: Json[], steps: string[], seeds: number | undefined, found: Map<string, Reading>): void {
  const named = items.map(nameOf);
  const isUnique = new Set(named).size === items.length;
  for (const [place, item] of items.entries()) {
    if (typeof item === 'number') continue;
    collect(item, [...steps, (isUnique && named[place]) || String(place)], seeds, found);
  }
}

function nameOf(item: Json): string | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const parts = names.flatMap((name) => (typeof item[name] === 'string' ? [item[name]] : []));
  return parts.length > 0 ? parts.join('/') : undefined;
}
