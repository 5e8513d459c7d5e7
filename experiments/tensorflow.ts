import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

// tfjs-node 4.22 calls two functions that Node has removed since.
const util = require('node:util');
util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
util.isArray ??= Array.isArray;

/** TensorFlow.js on libtensorflow. Importing this file loads the engine, so only what computes with it may. */
export const tf: typeof import('@tensorflow/tfjs-node') = require('@tensorflow/tfjs-node');

interface NativeBackend {
  binding: {TF_Version: string; TF_ATTR_TYPE: number; TF_FLOAT: number; TF_INT32: number};
  executeSingleOutput(
    operation: string,
    attributes: {name: string; type: number; value: unknown}[],
    inputs: import('@tensorflow/tfjs-node').Tensor[],
  ): import('@tensorflow/tfjs-node').Tensor;
}

/** What tfjs-node adds to the operations of TensorFlow.js: any operation of TensorFlow, by its name. */
export function nativeBackend(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}
