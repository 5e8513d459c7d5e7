import type {ImageReference, Worked} from '../../artifacts/schema.ts';
import {roundTerms, roundTo} from '../statistics/rounding.ts';
import {type Block, type Cell, convolveCell} from './convolve-cell.ts';
import {type Stage, workScores} from './work-scores.ts';

type Weighted = Stage & {kernel: Block};

const decimals = 3;
const fewestLevels = 6; // different values under the kernel, so that there is something to see
const round = (value: number) => roundTo(value, decimals);
const add = (total: number, value: number) => total + value;

/**
 * Goes with one image through convolutions with ReLU, pooling, flattening and two dense layers, all with biases, and
 * shows how a number of each comes about; `null` where no cell's numbers add up when rounded. `pixels` are 0 ... 255.
 */
export function workExample(stages: readonly Stage[], pixels: Uint8Array, image: ImageReference): Worked | null {
  const [first, next] = ofKind(stages, 'convolution') as [Weighted, Weighted];
  const [hidden, last] = ofKind(stages, 'dense') as [Weighted, Weighted];
  const convolution = workConvolution(first);
  if (!convolution) return null;
  return {
    image,
    pixels: [...pixels],
    convolution,
    pooling: workPooling(ofKind(stages, 'pooling')[0]!, {...convolution.strongest, filter: convolution.filter}),
    deep: workDeep(next),
    flatten: workFlatten(ofKind(stages, 'flatten')[0]!),
    hidden: workHidden(hidden, next.kernel.shape[3]!),
    ...workScores(last),
  };
}

function ofKind(stages: readonly Stage[], kind: string): Stage[] {
  return stages.filter((stage) => stage.kind === kind);
}

/** The places of an array from the largest value down, of equals the first. */
function falling(values: ArrayLike<number>): number[] {
  return Array.from(values, (_, place) => place).sort((a, b) => values[b]! - values[a]! || a - b);
}

function cellAt(place: number, [, width, filters]: readonly number[]): Cell {
  const across = Math.floor(place / filters!);
  return {row: Math.floor(across / width!), column: across % width!, filter: place % filters!};
}

/** One map of [height, width, channels]. */
function mapOf({values, shape}: Block, channel: number): number[] {
  const [height, width, channels] = shape as [number, number, number];
  return Array.from({length: height * width}, (_, place) => values[place * channels + channel]!);
}

function workConvolution(stage: Weighted): Worked['convolution'] | undefined {
  const {place, input, output, kernel, biases} = stage;
  const cells = falling(output.values).map((at) => cellAt(at, output.shape));
  const filter = cells.find((cell) => showCell(stage, cell))?.filter;
  if (filter === undefined) return undefined;
  const own = cells.filter((cell) => cell.filter === filter);
  const sums = own.map((cell) => convolveCell(input, kernel, biases, cell).sum);
  const rising = falling(sums).reverse();
  const show = (order: readonly number[]) => order.map((at) => showCell(stage, own[at]!)).find((cell) => cell)!;
  return {
    layer: place,
    filter,
    kernel: convolveCell(input, kernel, biases, own[0]!).weights.map(round),
    bias: round(biases[filter]!),
    strongest: show(falling(sums)),
    weakest: show(rising),
    side: output.shape[0]!,
    map: mapOf(output, filter).map(round),
  };
}

/**
 * A cell as it is shown: the products are those of the numbers shown. `undefined` where rounding spoils their sum, or
 * there is little to see.
 */
function showCell({input, kernel, biases}: Weighted, cell: Cell): Worked['convolution']['strongest'] | undefined {
  const {window, weights, sum} = convolveCell(input, kernel, biases, cell);
  const shown = window.map(round);
  const products = shown.map((value, place) => round(value * round(weights[place]!)));
  if (new Set(shown).size < fewestLevels) return undefined;
  if (round(products.reduce(add, round(biases[cell.filter]!))) !== round(sum)) return undefined;
  const {row, column} = cell;
  return {row, column, window: shown, products, sum: round(sum), response: Math.max(0, round(sum))};
}

function workPooling({place, input, output}: Stage, from: Cell): Worked['pooling'] {
  const size = Math.floor(input.shape[0]! / output.shape[0]!);
  const limit = output.shape[0]! - 1; // what is left over at the edge is not pooled
  const [row, column] = [from.row, from.column].map((at) => Math.min(limit, Math.floor(at / size))) as [number, number];
  const map = mapOf(input, from.filter);
  const values = Array.from({length: size * size}, (_, at) => {
    const [down, across] = [row * size + Math.floor(at / size), column * size + (at % size)];
    return round(map[down * input.shape[1]! + across]!);
  });
  return {
    layer: place,
    row,
    column,
    values,
    largest: Math.max(...values),
    side: output.shape[0]!,
    map: mapOf(output, from.filter).map(round),
  };
}

function workDeep({place, input, output, kernel, biases}: Weighted): Worked['deep'] {
  const cell = cellAt(falling(output.values)[0]!, output.shape);
  const {window, weights, products, sum} = convolveCell(input, kernel, biases, cell);
  const channelCount = input.shape[2]!;
  const of = (values: readonly number[], channel: number) => values.filter((_, at) => at % channelCount === channel);
  const sums = Array.from({length: channelCount}, (_, channel) => of(products, channel).reduce(add));
  const shown = round(sum);
  const channels = roundTerms(sums, decimals, round(shown - round(biases[cell.filter]!)));
  const channel = falling(sums)[0]!;
  return {
    layer: place,
    ...cell,
    channels,
    bias: round(biases[cell.filter]!),
    sum: shown,
    response: Math.max(0, shown),
    most: {
      channel,
      window: of(window, channel).map(round),
      kernel: of(weights, channel).map(round),
      products: roundTerms(of(products, channel), decimals, channels[channel]),
    },
  };
}

function workFlatten({place, input}: Stage): Worked['flatten'] {
  const index = falling(input.values)[0]!;
  const {row, column, filter} = cellAt(index, input.shape);
  return {
    layer: place,
    shape: [...input.shape],
    row,
    column,
    channel: filter,
    index,
    value: round(input.values[index]!),
  };
}

function workHidden({place, input, output, kernel, biases}: Weighted, channelCount: number): Worked['hidden'] {
  const unit = falling(output.values)[0]!;
  const units = output.shape[0]!;
  const sums = new Array<number>(channelCount).fill(0);
  for (let at = 0; at < input.values.length; at++)
    sums[at % channelCount]! += input.values[at]! * kernel.values[at * units + unit]!;
  const sum = round(sums.reduce(add, biases[unit]!));
  return {
    layer: place,
    unit,
    channels: roundTerms(sums, decimals, round(sum - round(biases[unit]!))),
    bias: round(biases[unit]!),
    sum,
    response: Math.max(0, sum),
    responses: Array.from(output.values, round),
  };
}
