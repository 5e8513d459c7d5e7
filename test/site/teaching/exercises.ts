import {valuesOf} from '../recorded.ts';
import {reader, solvers, worked} from './solve.ts';

/** An exercise of the built page: what its answer says, and what somebody finds who solves it. */
export interface Solved {
  id: string;
  said: number[];
  found: number[];
}

/** Solves every exercise of the page from the files that it links to, below `base`. */
export function solveAll(html: string, folder: string, base: string): Solved[] {
  const read = reader(folder);
  const all = solvers(read);
  return html
    .split('<h3 id="')
    .slice(1)
    .map((part) => {
      const id = part.slice(0, part.indexOf('"'));
      const files = [...part.matchAll(/href="([^"]*)" download/g)].map(([, href]) => href!.slice(base.length));
      const values = valuesOf(part).map(({value}) => Number(value));
      if (id !== 'one-convolution-by-hand') return {id, said: values, found: all[id]?.(files) ?? []};
      const [bias, ...said] = values;
      return {id, said, found: worked(read(files[0]!).toString(), bias!)};
    });
}
