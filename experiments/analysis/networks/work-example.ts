import type {ImageReference, Worked} from '../../artifacts/schema.ts';
import {denseSum} from '../../models/row-sum.ts';
import type {Of, Operation, Step, Tensor} from '../../models/step.ts';
import {type Cell, cellAt, convolutionSum, kernelOf, mapOf, windowAt} from '../../models/window.ts';
import {roundTerms, roundTo} from '../statistics/rounding.ts';
import {workScores} from './work-scores.ts';

/** A step with what goes into it for one image, and what comes out of its layer. */
interface Done<Kind extends Operation['kind']> {
  step: Of<Kind>;
  input: Tensor;
  output: Tensor; // after ReLU where the layer has one
}

type Shown = Worked['convolution']['strongest'];

const decimals = 3;
const fewestLevels = 6; // different values under the kernel, so that there is something to see
const round = (value: number) => roundTo(value, decimals);
const add = (total: number, value: number) => total + value;

/**
 * Goes with one image through convolutions with ReLU, pooling, flattening and two dense layers, all with biases, and
 * shows how a number of each comes about; `null` where no cell's numbers add up when rounded. `values` are what goes into
 * each layer, and at last the scores; `pixels` are 0 ... 255.
 */
export function workExample(
  steps: readonly Step[],
  values: readonly Float32Array[],
  pixels: Uint8Array,
  image: ImageReference,
): Worked | null {
  const all = <Kind extends Operation['kind']>(kind: Kind) => ofKind(steps, values, kind);
  const [first, next] = all('convolution') as [Done<'convolution'>, Done<'convolution'>];
  const [hidden, last] = all('dense') as [Done<'dense'>, Done<'dense'>];
  const [flatten] = all('flatten') as [Done<'flatten'>];
  const convolution = workConvolution(first);
  if (!convolution) return null;
  return {
    image,
    pixels: [...pixels],
    convolution,
    pooling: workPooling(all('pooling')[0]!, convolution.strongest, convolution.filter),
    deep: workDeep(next),
    flatten: workFlatten(flatten),
    hidden: workHidden(hidden, flatten.step.inputShape[2]!),
    ...workScores(last.step, last.input, last.output),
  };
}

/** The steps of one kind, each with what its layer makes of its input. */
function ofKind<Kind extends Operation['kind']>(
  steps: readonly Step[],
  values: readonly Float32Array[],
  kind: Kind,
): Done<Kind>[] {
  const chosen = steps.filter((step): step is Of<Kind> => step.operation.kind === kind);
  return chosen.map((step) => ({
    step,
    input: {shape: step.inputShape, values: values[step.layer]!},
    output: {shape: step.outputShape, values: values[step.layer + 1]!},
  }));
}

/** The places of an array from the largest value down, of equals the first. */
function falling(values: ArrayLike<number>): number[] {
  return Array.from(values, (_, place) => place).sort((a, b) => values[b]! - values[a]! || a - b);
}

function workConvolution(done: Done<'convolution'>): Worked['convolution'] | undefined {
  const {step, input, output} = done;
  const cells = falling(output.values).map((at) => cellAt(output.shape, at));
  const filter = cells.find((cell) => showCell(done, cell, cell.filter))?.filter;
  if (filter === undefined) return undefined;
  const own = cells.filter((cell) => cell.filter === filter);
  const order = falling(own.map((cell) => convolutionSum(step, input, cell, filter).sum));
  const show = (places: readonly number[]) =>
    places.map((at) => showCell(done, own[at]!, filter)).find((cell) => cell)!;
  return {
    layer: step.layer,
    filter,
    kernel: kernelsOf(step, filter).map(round),
    bias: round(step.operation.biases[filter]!),
    strongest: show(order),
    weakest: show(order.toReversed()),
    width: output.shape[1]!,
    map: mapOf(output, filter).map(round),
  };
}

/**
 * A cell as it is shown: the products are those of the numbers shown. `undefined` where rounding spoils their sum, or
 * there is little to see.
 */
function showCell({step, input}: Done<'convolution'>, {row, column}: Cell, filter: number): Shown | undefined {
  const kernel = kernelsOf(step, filter);
  const window = channelsOf(step).flatMap((channel) =>
    windowAt(step.operation, input, {row, column}, channel).map(round),
  );
  if (new Set(window).size < fewestLevels) return undefined;
  const products = window.map((value, place) => round(value * round(kernel[place]!)));
  const {sum: exact, bias} = convolutionSum(step, input, {row, column}, filter);
  const sum = round(exact);
  if (round(products.reduce(add, round(bias))) !== sum) return undefined;
  return {row, column, window, products, sum, response: Math.max(0, sum)};
}

function channelsOf({inputShape}: Of<'convolution'>): number[] {
  return [...Array(inputShape[2]!).keys()];
}

/** The kernels of a filter, one channel after the other. */
function kernelsOf(step: Of<'convolution'>, filter: number): number[] {
  return channelsOf(step).flatMap((channel) => kernelOf(step, channel, filter));
}

function workPooling({step, input, output}: Done<'pooling'>, from: Cell, channel: number): Worked['pooling'] {
  const {size} = step.operation;
  const [row, column] = [from.row, from.column].map(
    (at, axis) => Math.min(output.shape[axis]! - 1, Math.floor(at / size)), // what is left over at the edge is not pooled
  ) as [number, number];
  const values = windowAt(step.operation, input, {row, column}, channel).map(round);
  return {
    layer: step.layer,
    row,
    column,
    values,
    largest: Math.max(...values),
    width: output.shape[1]!,
    map: mapOf(output, channel).map(round),
  };
}

function workDeep({step, input, output}: Done<'convolution'>): Worked['deep'] {
  const {filter, ...cell} = cellAt(output.shape, falling(output.values)[0]!);
  const {parts, ...exact} = convolutionSum(step, input, cell, filter);
  const [bias, sum] = [round(exact.bias), round(exact.sum)];
  const channels = roundTerms(parts, decimals, round(sum - bias));
  const channel = falling(parts)[0]!;
  const [window, kernel] = [windowAt(step.operation, input, cell, channel), kernelOf(step, channel, filter)];
  const products = window.map((value, place) => value * kernel[place]!);
  return {
    layer: step.layer,
    ...cell,
    filter,
    channels,
    bias,
    sum,
    response: Math.max(0, sum),
    most: {
      channel,
      window: window.map(round),
      kernel: kernel.map(round),
      products: roundTerms(products, decimals, channels[channel]),
    },
  };
}

function workFlatten({step, input}: Done<'flatten'>): Worked['flatten'] {
  const index = falling(input.values)[0]!;
  const {filter: channel, ...cell} = cellAt(input.shape, index);
  return {layer: step.layer, shape: [...input.shape], ...cell, channel, index, value: round(input.values[index]!)};
}

function workHidden({step, input, output}: Done<'dense'>, channelCount: number): Worked['hidden'] {
  const unit = falling(output.values)[0]!;
  const {products, ...exact} = denseSum(step, input, unit);
  const sums = new Array<number>(channelCount).fill(0);
  for (const [at, product] of products.entries()) sums[at % channelCount]! += product;
  const [bias, sum] = [round(exact.bias), round(exact.sum)];
  return {
    layer: step.layer,
    unit,
    channels: roundTerms(sums, decimals, round(sum - bias)),
    bias,
    sum,
    response: Math.max(0, sum),
    responses: Array.from(output.values, round),
  };
}
