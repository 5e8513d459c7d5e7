import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {type Graph, type GraphNode, type RecordedFunction, types} from './graph.ts';
import {isRecording} from './intercept.ts';
import {copyTensor, nativeTensor} from './native.ts';
import {Recording} from './recording.ts';
import type {Update} from './update.ts';

// How recording works. Everything that TensorFlow.js computes on tfjs-node passes through one native function,
// `executeOp(operation, attributes, input ids, number of outputs)`. While a step is recorded, that function also notes
// the call, and the id of each tensor leads to the node it came from. So a step is written with the ordinary functions
// of TensorFlow.js, gradients included; it is run once, and what it did is known afterwards.
//
// What may not happen in a step: using a tensor that was made outside it, reading a value, drawing a random number in
// JavaScript, changing a variable that is not among those recorded. The first three would freeze one value into the
// graph; each is an error that names the operation. Numbers of JavaScript become constants, and so do arrays: where
// they are not the same at each run (a counter, a generator), only recording twice tells, as `compile` does.
//
// A variable is one handle in the graph. What a step assigns to it is known from the tensor that it holds at the end,
// or when an update uses it, and is then written; each change waits for those before it and for what reads before it.

/** A function to be recorded. It may change the variables, by `assign` or by `update`. */
export interface Step {
  examples: readonly Tensor[]; // of the inputs: their types and shapes are recorded
  compute: (inputs: Tensor[], update: (update: Update) => void) => Tensor[];
}

/** Runs each step once and returns what they did. The variables keep their values. */
export function record(variables: readonly Variable[], steps: Readonly<Record<string, Step>>): Graph {
  if (isRecording()) throw new Error('cannot record a step within another');
  const descriptions = variables.map((variable) => {
    const {dtype, shape} = nativeTensor(variable);
    return {type: dtype, shape: [...shape]};
  });
  const nodes: GraphNode[] = descriptions.map(() => ({
    operation: 'VarHandleOp',
    attributes: [],
    inputs: [],
    outputs: [{type: types.resource, shape: []}],
    after: [],
  }));
  const functions = Object.entries(steps).map(([name, step]) => [name, recordStep(nodes, variables, step)]);
  return {nodes, variables: descriptions, functions: Object.fromEntries(functions)};
}

function recordStep(nodes: GraphNode[], variables: readonly Variable[], {examples, compute}: Step): RecordedFunction {
  const kept = variables.map((variable) => variable.clone());
  // Each of them gets an id of its own, even where some share their data.
  const inputs = examples.map(copyTensor);
  variables.forEach(separate);
  try {
    const recording = new Recording(nodes, variables);
    const inputNodes = inputs.map((input) => recording.addInput(input));
    const found = recording.run(() => compute([...inputs], (update) => recording.update(update)));
    return {inputs: inputNodes, ...found};
  } finally {
    variables.forEach((variable, place) => {
      variable.assign(kept[place]!);
    });
    tf.dispose([...inputs, ...kept]);
  }
}

function separate(variable: Variable): void {
  const copy = copyTensor(variable);
  variable.assign(copy);
  copy.dispose();
}
