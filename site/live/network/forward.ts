import {size} from '../../../experiments/models/layer.ts';
import type {Operation, Step, Tensor} from '../../../experiments/models/step.ts';

/** Runs an image through a network: what goes in, and what comes out of each step. */
export function forward(steps: readonly Step[], image: Tensor): Tensor[] {
  const tensors = [image];
  for (const step of steps) tensors.push(runStep(step, tensors.at(-1)!));
  return tensors;
}

/** What one step makes of its input. */
export function runStep({operation, outputShape}: Step, input: Tensor): Tensor {
  return {shape: outputShape, values: compute(operation, input, outputShape)};
}

function compute(operation: Operation, input: Tensor, outputShape: readonly number[]): Float32Array {
  const {values, shape} = input;
  switch (operation.kind) {
    case 'convolution':
      return convolve(operation, input, outputShape);
    case 'dense':
      return multiply(operation, values);
    case 'pooling':
      return pool(operation.size, input, outputShape);
    case 'normalization': {
      const {mean, variance, shift, epsilon} = operation;
      const scale = variance.map((value) => 1 / Math.sqrt(value + epsilon));
      const channels = shape.at(-1)!;
      return values.map((value, at) => (value - mean[at % channels]!) * scale[at % channels]! + shift[at % channels]!);
    }
    case 'relu':
      return values.map((value) => Math.max(0, value));
    case 'scale':
      return values.map((value) => value * operation.factor);
    case 'flatten':
      return values;
    case 'softmax': {
      const highest = values.reduce((high, value) => Math.max(high, value));
      const powers = values.map((value) => Math.exp(value - highest));
      const total = powers.reduce((sum, power) => sum + power);
      return powers.map((power) => power / total);
    }
  }
}

function convolve(
  {size: side, edge, kernel, biases}: Extract<Operation, {kind: 'convolution'}>,
  {values, shape: [inputHeight, inputWidth, channels]}: Tensor,
  outputShape: readonly number[],
): Float32Array {
  const [height, width, filters] = outputShape as [number, number, number];
  const output = new Float32Array(size(outputShape));
  const sums = new Float64Array(filters);
  for (let place = 0; place < height * width; place++) {
    sums.set(biases);
    for (let cell = 0; cell < side * side; cell++) {
      const row = Math.floor(place / width) - edge + Math.floor(cell / side);
      const column = (place % width) - edge + (cell % side);
      if (row < 0 || row >= inputHeight! || column < 0 || column >= inputWidth!) continue;
      const start = (row * inputWidth! + column) * channels!;
      for (let channel = 0; channel < channels!; channel++)
        addScaled(sums, values[start + channel]!, kernel, (cell * channels! + channel) * filters);
    }
    output.set(sums, place * filters);
  }
  return output;
}

function multiply({kernel, biases}: Extract<Operation, {kind: 'dense'}>, values: Float32Array): Float32Array {
  const sums = Float64Array.from(biases);
  values.forEach((value, place) => {
    addScaled(sums, value, kernel, place * biases.length);
  });
  return Float32Array.from(sums);
}

/** Adds a value times each weight of a row of the kernel; after ReLU many values are 0. */
function addScaled(sums: Float64Array, value: number, kernel: Float32Array, start: number): void {
  if (value === 0) return;
  for (let unit = 0; unit < sums.length; unit++) sums[unit]! += value * kernel[start + unit]!;
}

function pool(side: number, {values, shape: [, inputWidth]}: Tensor, outputShape: readonly number[]): Float32Array {
  const [, width, channels] = outputShape as [number, number, number];
  const output = new Float32Array(size(outputShape)).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < output.length; at++) {
    const place = Math.floor(at / channels);
    const [top, left] = [Math.floor(place / width) * side, (place % width) * side];
    for (let cell = 0; cell < side * side; cell++) {
      const from = (top + Math.floor(cell / side)) * inputWidth! + left + (cell % side);
      output[at] = Math.max(output[at]!, values[from * channels + (at % channels)]!);
    }
  }
  return output;
}
