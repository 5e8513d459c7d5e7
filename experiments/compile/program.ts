import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {describeValue} from './describe.ts';
import {encodeSavedModel, nodeName, resultName} from './encode.ts';
import type {Description, Graph} from './graph.ts';
import {type Binding, backend, nativeTensor} from './native.ts';
import {record, type Step} from './record.ts';
import {expectSame} from './repeat.ts';

/** Functions that share variables. */
export interface Program {
  run(name: string, inputs: readonly Tensor[]): Tensor[]; // the caller disposes of the results
  readVariables(): Float32Array[];
  writeVariables(values: readonly Float32Array[]): void;
  dispose(): void;
}

/** A program of recorded functions, each run by TensorFlow as one graph. It has variables of its own. */
export interface CompiledProgram extends Program {
  graph: Graph;
}

/** Records the steps and makes a program of them. Its variables start with the values of `variables`. */
export function compile(variables: readonly Variable[], steps: Readonly<Record<string, Step>>): CompiledProgram {
  const graph = recordWithAccess(variables, steps);
  const model = loadGraph(graph);
  const run: Program['run'] = (name, inputs) => runFunction(model, graph, name, inputs);
  const program: CompiledProgram = {
    graph,
    run,
    readVariables: () => (variables.length === 0 ? [] : takeValues(run('read', []))),
    writeVariables(values) {
      const tensors = values.map((value, place) => tf.tensor(value, variables[place]!.shape));
      tf.dispose([...run('write', tensors), ...tensors]);
    },
    dispose: () => backend().binding.deleteSavedModel(model),
  };
  if (variables.length > 0) tf.dispose(run('write', variables));
  return program;
}

/** Records twice: a step that is not the same the second time cannot be run as one graph. */
function recordWithAccess(variables: readonly Variable[], steps: Readonly<Record<string, Step>>): Graph {
  const access = variableAccess(variables);
  try {
    const graph = record(variables, {...steps, ...access});
    expectSame(graph, record(variables, {...steps, ...access}));
    return graph;
  } finally {
    tf.dispose(Object.values(access).flatMap(({examples}) => examples));
  }
}

function takeValues(tensors: readonly Tensor[]): Float32Array[] {
  return tensors.map((tensor) => {
    const values = tensor.dataSync<'float32'>().slice();
    tensor.dispose();
    return values;
  });
}

/** Two more functions: one gives the values of the variables, one sets them. */
function variableAccess(variables: readonly Variable[]): Record<string, Step> {
  if (variables.length === 0) return {};
  return {
    read: {examples: [], compute: () => variables.map((variable) => variable.clone())},
    write: {
      examples: variables.map((variable) => tf.zerosLike(variable)),
      compute: (values) => {
        variables.forEach((variable, place) => {
          variable.assign(values[place]!);
        });
        return [values[0]!.clone()];
      },
    },
  };
}

/** Gives a graph to TensorFlow; the number by which it is run and deleted. */
export function loadGraph(graph: Graph): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'graph-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), encodeSavedModel(graph));
    return callNative('load the graph', (binding) => binding.loadSavedModel(folder, 'train'));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function runFunction(model: number, {nodes, functions}: Graph, name: string, inputs: readonly Tensor[]): Tensor[] {
  const called = functions[name];
  if (!called) throw new Error(`invalid function: ${name} (expected ${Object.keys(functions).join(', ')})`);
  const expected = called.inputs.map((node) => nodes[node]!.outputs[0]!);
  const ids = inputIds(name, inputs, expected);
  const inputNames = called.inputs.map((node) => `${nodeName(node)}:0`);
  const outputNames = called.results.map((_, place) => `${resultName(name, place)}:0`);
  const outputs = callNative(`run ${name}`, (binding) =>
    binding.runSavedModel(model, ids, inputNames.join(','), outputNames.join(',')),
  );
  return outputs.map((output) => backend().createOutputTensor(output));
}

/** The native ids of a function's inputs, once these are known to be as recorded. */
function inputIds(name: string, inputs: readonly Tensor[], expected: readonly Description[]): number[] {
  if (inputs.length !== expected.length) {
    throw new Error(`invalid inputs of ${name}: ${inputs.length} (expected ${expected.length}, as recorded)`);
  }
  return inputs.map((input, place) => {
    const {id, dtype, shape} = nativeTensor(input);
    const [found, recorded] = [{type: dtype, shape}, expected[place]!].map(describeValue);
    if (found === recorded) return id;
    throw new Error(`invalid input ${place} of ${name}: ${found} (expected ${recorded}, as recorded)`);
  });
}

/** Says in the error what TensorFlow was asked to do. */
function callNative<T>(purpose: string, call: (binding: Binding) => T): T {
  try {
    return call(backend().binding);
  } catch (error) {
    throw new Error(`cannot ${purpose}: ${(error as Error).message}`, {cause: error});
  }
}
