import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import type {Attribute} from './graph.ts';

/** A change of variables that TensorFlow has one operation for, such as a step of an optimiser. */
export interface Update {
  operation: string; // "ResourceApplyAdam"
  attributes: readonly Attribute[];
  operands: readonly (Variable | Tensor)[]; // in the operation's order; variables are passed by reference
  changed: readonly Variable[];
  compose: () => void; // does the same with ordinary operations, by `assign`
}

/** Does an update step by step: what happens where nothing is recorded. */
export function composeUpdate({compose}: Update): void {
  compose();
}
