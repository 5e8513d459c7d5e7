import {createRequire} from 'node:module';
import type {Tensor} from '@tensorflow/tfjs-node';

const require = createRequire(import.meta.url);

// tfjs-node 4.22 calls two functions that Node has removed since.
const util = require('node:util');
util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
util.isArray ??= Array.isArray;

/** TensorFlow.js on libtensorflow. Importing this file loads the engine, so only what computes with it may. */
export const tf: typeof import('@tensorflow/tfjs-node') = require('@tensorflow/tfjs-node');

interface NativeBackend {
  binding: {
    TF_Version: string;
    TF_ATTR_BOOL: number;
    TF_ATTR_FLOAT: number;
    TF_ATTR_INT: number;
    TF_ATTR_STRING: number;
    TF_ATTR_TYPE: number;
    TF_FLOAT: number;
    TF_INT32: number;
    TF_UINT8: number;
  };
  executeMultipleOutputs(operation: string, attributes: object[], inputs: Tensor[], outputs: number): Tensor[];
}

/** What tfjs-node adds to TensorFlow.js: any operation of TensorFlow, by its name. */
export function nativeBackend(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

/** The values of an operation's attributes; an element type is written as {type}. */
export type Attributes = Record<string, number | number[] | string | boolean | {type: ElementType}>;

type ElementType = 'float32' | 'int32' | 'uint8';

/** Does one operation of TensorFlow by its name. Its documentation says which attributes it needs. */
export function operate(operation: string, inputs: Tensor[], attributes: Attributes = {}): Tensor {
  return operateAll(operation, inputs, attributes, 1)[0]!;
}

/** The same for an operation with several outputs. */
export function operateAll(operation: string, inputs: Tensor[], attributes: Attributes, outputs: number): Tensor[] {
  return nativeBackend().executeMultipleOutputs(operation, writeAttributes(attributes), inputs, outputs);
}

/** Attributes as tfjs-node takes them. */
export function writeAttributes(attributes: Attributes): {name: string; type: number; value: unknown}[] {
  return Object.entries(attributes).map(([name, value]) => ({name, ...writeAttribute(value)}));
}

function writeAttribute(value: Attributes[string]): {type: number; value: unknown} {
  const {binding} = nativeBackend();
  if (typeof value === 'boolean') return {type: binding.TF_ATTR_BOOL, value};
  if (typeof value === 'string') return {type: binding.TF_ATTR_STRING, value};
  if (typeof value === 'object' && 'type' in value) return {type: binding.TF_ATTR_TYPE, value: elementType(value.type)};
  const whole = [value].flat().every((number) => Number.isInteger(number));
  return {type: whole ? binding.TF_ATTR_INT : binding.TF_ATTR_FLOAT, value};
}

function elementType(type: ElementType): number {
  const {binding} = nativeBackend();
  switch (type) {
    case 'float32':
      return binding.TF_FLOAT;
    case 'int32':
      return binding.TF_INT32;
    case 'uint8':
      return binding.TF_UINT8;
  }
}
