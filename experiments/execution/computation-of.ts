import type {Computation, Trial} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {datasets} from '../datasets/index.ts';
import {dataDigest} from '../datasets/source.ts';
import {describeComputation} from '../training/computation.ts';

/** What a trial computes on its data. */
export function computationOf(trial: Trial, data: Dataset): Computation {
  return {data: dataDigest(datasets[trial.dataset]), ...describeComputation(trial, data)};
}
