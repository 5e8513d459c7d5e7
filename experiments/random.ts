import {createHash} from 'node:crypto';

/** Draws from [0, 1). */
export type Generator = () => number;

/**
 * A generator of its own for each purpose: the same path gives the same numbers on any machine, so that nothing needs
 * to be saved of it. The numbers are those of sfc32 (C. Doty-Humphrey, PractRand), started from a SHA-256 of the path.
 */
export function randomGenerator(...path: (string | number)[]): Generator {
  const digest = createHash('sha256').update(JSON.stringify(path)).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  return () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** Shuffles in place, every order equally likely (Fisher and Yates). */
export function shuffle<T extends Uint32Array | unknown[]>(values: T, random: Generator): T {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    [values[last], values[chosen]] = [values[chosen]!, values[last]!];
  }
  return values;
}

/** Draws from the standard normal distribution (G. E. P. Box and M. E. Muller, Ann. Math. Stat. 29, 1958). */
export function drawNormal(random: Generator): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
