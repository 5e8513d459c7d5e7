import type {Computation, Trial} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {datasetOf} from '../datasets/index.ts';
import {dataDigest} from '../datasets/source.ts';
import {describeComputation, type KnownGraphs} from '../training/computation.ts';

/** What a trial computes on its data; `graphs` are those recorded before. */
export function computationOf(trial: Trial, data: Dataset, graphs?: KnownGraphs): Computation {
  return {data: dataDigest(datasetOf(trial.dataset)), ...describeComputation(trial, data, graphs)};
}
