import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {encodeSavedModel, nodeName, resultName} from './encode.ts';
import type {Graph} from './graph.ts';
import {backend, nativeTensor} from './native.ts';
import {record, type Step} from './record.ts';

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
  const access = variableAccess(variables);
  const graph = record(variables, {...steps, ...access});
  tf.dispose(Object.values(access).flatMap(({examples}) => examples));
  const model = load(graph);
  const run: Program['run'] = (name, inputs) => runFunction(model, graph, name, inputs);
  const writeTensors = (values: readonly Tensor[]) => tf.dispose(run('write', values));
  if (variables.length > 0) writeTensors(variables);
  return {
    graph,
    run,
    readVariables: () =>
      run('read', []).map((tensor) => {
        const values = tensor.dataSync<'float32'>().slice();
        tensor.dispose();
        return values;
      }),
    writeVariables(values) {
      const tensors = values.map((value, place) => tf.tensor(value, variables[place]!.shape));
      writeTensors(tensors);
      tf.dispose(tensors);
    },
    dispose: () => backend().binding.deleteSavedModel(model),
  };
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

function load(graph: Graph): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'graph-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), encodeSavedModel(graph));
    return backend().binding.loadSavedModel(folder, 'train');
  } finally {
    rmSync(folder, {recursive: true});
  }
}

function runFunction(model: number, {nodes, functions}: Graph, name: string, inputs: readonly Tensor[]): Tensor[] {
  const called = functions[name];
  if (!called) throw new Error(`invalid function: ${name} (expected ${Object.keys(functions).join(', ')})`);
  const ids = called.inputs.map((node, place) => {
    const {id, dtype, shape} = nativeTensor(inputs[place]!);
    const expected = nodes[node]!.outputs[0]!;
    if (dtype !== expected.type || String(shape) !== String(expected.shape)) {
      throw new Error(
        `invalid input ${place} of ${name}: shape [${shape}], type ${dtype} (expected [${expected.shape}], type ${expected.type}, as recorded)`,
      );
    }
    return id;
  });
  const inputNames = called.inputs.map((node) => `${nodeName(node)}:0`);
  const outputNames = called.results.map((_, place) => `${resultName(name, place)}:0`);
  const {binding} = backend();
  const outputs = binding.runSavedModel(model, ids, inputNames.join(','), outputNames.join(','));
  return outputs.map((output) => backend().createOutputTensor(output));
}
