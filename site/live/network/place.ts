import {denseSum, strongest} from '../../../experiments/models/row-sum.ts';
import type {Of, Step, Tensor} from '../../../experiments/models/step.ts';
import {type Cell, cellAt, convolutionSum} from '../../../experiments/models/window.ts';
import {tellingMap} from './paint.ts';

/** Where in a step the reader looks: at one number that comes out, and at one channel of what goes in. */
export interface Place extends Cell {
  filter: number; // of the output: the map, or the place in the row
  channel: number; // of the input, likewise; the same as the filter unless the step mixes channels
}

/** Whether a number that comes out is a sum over all channels, or all places, of what goes in. */
export function mixes({operation: {kind}}: Step): boolean {
  return kind === 'convolution' || kind === 'dense';
}

export function isMap(shape: readonly number[]): boolean {
  return shape.length === 3;
}

/** The shape of the maps whose cells a place names; a row where a step has none. */
export function cellShape({inputShape, outputShape}: Step): readonly number[] {
  return isMap(outputShape) ? outputShape : inputShape;
}

/** Where the number in view stands among all that come out. */
export function outputIndex(step: Step, {row, column, filter}: Place): number {
  const [, width, channels] = cellShape(step) as [number, number, number];
  return isMap(cellShape(step)) ? (row * width + column) * channels + filter : filter;
}

/** The place of a number among all that come out; the channel is the one that adds most to it. */
export function placeAt(step: Step, index: number, input: Tensor): Place {
  const shape = cellShape(step);
  return withChannel(step, isMap(shape) ? cellAt(shape, index) : {row: 0, column: 0, filter: index}, input);
}

/** The place to begin with: the largest number of the map with most to show, or of the row. */
export function firstPlace(step: Step, input: Tensor, output: Tensor): Place {
  if (!isMap(cellShape(step))) return placeAt(step, indexOfLargest(output.values), input);
  const channels = cellShape(step)[2]!;
  const filter = tellingMap({shape: cellShape(step), values: output.values});
  const cell = indexOfLargest(output.values.filter((_, at) => at % channels === filter));
  return placeAt(step, cell * channels + filter, input);
}

/** Where a reader arrives who goes on to the step after: what becomes of the number in view. */
export function nextPlace(from: Step, place: Place, step: Step, output: Tensor): Place {
  const channel = isMap(from.outputShape) ? place.filter : outputIndex(from, place);
  const cell = moveCell(place, from, step);
  if (!mixes(step)) return {...cell, filter: channel, channel};
  if (!isMap(step.outputShape)) return {...cell, filter: indexOfLargest(output.values), channel};
  const start = outputIndex(step, {...cell, filter: 0, channel});
  return {...cell, filter: indexOfLargest(output.values.subarray(start, start + step.outputShape[2]!)), channel};
}

/** The same backwards: where the number in view comes from. */
export function previousPlace(from: Step, place: Place, step: Step, input: Tensor): Place {
  if (step.operation.kind === 'flatten') return placeAt(step, place.channel, input);
  return withChannel(step, {...moveCell(place, from, step), filter: place.channel}, input);
}

/** A place of which a reader or an address may have asked for more than there is. */
export function withinStep(step: Step, {row, column, filter, channel}: Place): Place {
  const limit = (value: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(value) || 0));
  const [height, width] = isMap(cellShape(step)) ? (cellShape(step) as [number, number]) : [1, 1];
  const filters = isMap(step.outputShape) ? step.outputShape[2]! : cellShape(step).at(-1)!;
  const own = limit(filter, mixes(step) ? step.outputShape.at(-1)! : filters);
  return {
    row: limit(row, height),
    column: limit(column, width),
    filter: own,
    channel: mixes(step) ? limit(channel, step.inputShape.at(-1)!) : own,
  };
}

/** The same part of the picture on maps of another size. */
function moveCell({row, column}: Cell, from: Step, to: Step): Cell {
  const [before, after] = [cellShape(from), cellShape(to)];
  if (!isMap(before) || !isMap(after)) return {row: 0, column: 0};
  const move = (at: number, axis: number) => Math.floor(((at + 0.5) / before[axis]!) * after[axis]!);
  return {row: move(row, 0), column: move(column, 1)};
}

function withChannel(step: Step, place: Omit<Place, 'channel'>, input: Tensor): Place {
  const {kind} = step.operation;
  if (kind === 'convolution')
    return {
      ...place,
      channel: strongest(convolutionSum(step as Of<'convolution'>, input, place, place.filter).parts, 1)[0]!,
    };
  if (kind === 'dense')
    return {...place, channel: strongest(denseSum(step as Of<'dense'>, input, place.filter).products, 1)[0]!};
  return {...place, channel: place.filter};
}

function indexOfLargest(values: Float32Array): number {
  return values.indexOf(values.reduce((high, value) => Math.max(high, value)));
}
