import type {Tensor} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import type {Attribute} from './graph.ts';

// The native side of tfjs-node, as far as recording and running graphs meet it.

export interface Binding {
  TF_ATTR_STRING: number;
  TF_ATTR_INT: number;
  TF_ATTR_FLOAT: number;
  TF_ATTR_BOOL: number;
  TF_ATTR_TYPE: number;
  TF_ATTR_SHAPE: number;
  executeOp(operation: string, attributes: Attribute[], ids: number[], outputs: number): NativeTensor[];
  createTensor(shape: number[], type: number, values: Values): number;
  deleteTensor(id: number): void;
  getNumOfSavedModels(): number;
  getNumOfTensors(): number;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: number[], inputNames: string, outputNames: string): NativeTensor[];
}

export interface NativeTensor {
  id: number;
  shape: number[];
  dtype: number; // TensorFlow's number for the type
}

export type Values = Float32Array | Int32Array | Uint8Array;

interface Backend {
  binding: Binding;
  tensorMap: {get(dataId: object): NativeTensor & {values: Values | null}}; // values not yet given to the native side
  getInputTensorIds(tensors: readonly Tensor[]): number[];
  createOutputTensor(tensor: NativeTensor): Tensor;
  readSync(dataId: object): Values;
  write(values: Values, shape: number[], type: string): object;
}

/** The engine's inside. */
export function backend(): Backend {
  return tf.backend() as unknown as Backend;
}

/** The native tensor behind a tensor; it is made where that has not been necessary so far. */
export function nativeTensor(tensor: Tensor): NativeTensor {
  backend().getInputTensorIds([tensor]);
  return backend().tensorMap.get(tensor.dataId);
}

/** A tensor of the same values under another id. */
export function copyTensor(tensor: Tensor): Tensor {
  const {id, dtype} = nativeTensor(tensor);
  const {binding, createOutputTensor} = backend();
  const attributes = [{name: 'T', type: binding.TF_ATTR_TYPE, value: dtype}];
  return createOutputTensor.call(backend(), binding.executeOp('Identity', attributes, [id], 1)[0]!);
}
