import type {Interval} from '../../artifacts/schema.ts';
import {clopperPearson} from './clopper-pearson.ts';
import {wilson} from './wilson.ts';

const few = 10; // from so many of either kind on, Wilson's interval is as good as the exact one, and shorter

/** The 95 % interval of a proportion, 0 ... 1: Wilson's, or Clopper and Pearson's where under ten are wrong, or right. */
export function proportionInterval(correct: number, count: number): Interval {
  return Math.min(correct, count - correct) < few ? clopperPearson(correct, count) : wilson(correct, count);
}
