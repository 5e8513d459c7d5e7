import {element} from './element.ts';
import {numberGrid} from './number-grid.ts';
import {outputIndex, type Place} from './place.ts';
import {denseSum, strongest} from './row-sum.ts';
import type {Of, Operation, Step, Tensor} from './step.ts';
import {convolutionSum, kernelOf, windowAt} from './window.ts';
import {shown} from './words.ts';

/** What stands between a step's input and output: how the number in view comes about. */
export interface Arithmetic {
  parts: Node[]; // tables of numbers, where there are any
  result: string; // a sentence that ends in the number
}

const sign = (text: string) => element('span', {class: 'sign', 'aria-hidden': 'true'}, text);
const strongestShown = 5; // products of a dense sum

/** Works out one number that a step gives. */
export function workOut(step: Step, input: Tensor, output: Tensor, place: Place): Arithmetic {
  const {operation} = step;
  const at = outputIndex(step, place);
  const [before, after] = [input.values[at]!, output.values[at]!];
  switch (operation.kind) {
    case 'convolution':
      return workConvolution(step as Of<'convolution'>, input, place);
    case 'dense':
      return workDense(step as Of<'dense'>, input, place);
    case 'pooling': {
      const window = windowAt(operation, input, place, place.filter);
      const parts = [numberGrid('window', window, window.indexOf(after))];
      return {parts, result: `The largest of these ${window.length} numbers is ${shown(after)}.`};
    }
    case 'normalization':
      return workNormalization(operation, before, after, place);
    case 'relu': {
      const because =
        before < 0 ? `${shown(before)} is below 0 and becomes 0` : `${shown(before)} is not below 0 and stays`;
      return {parts: [], result: `${because}.`};
    }
    case 'scale':
      return {parts: [], result: `${shown(before)} × ${shown(operation.factor)} = ${shown(after)}.`};
    case 'flatten': {
      const {row, column, filter} = place;
      const [, width, channels] = step.inputShape;
      const index = `(${row} × ${width} + ${column}) × ${channels} + ${filter} = ${at}`;
      return {
        parts: [],
        result: `Before it stand ${index} others, all counted from 0: ${shown(after)} is number ${at + 1} of the row.`,
      };
    }
    case 'softmax':
      return workSoftmax(input, place.filter);
  }
}

function workConvolution(step: Of<'convolution'>, input: Tensor, place: Place): Arithmetic {
  const {channel, filter} = place;
  const [window, kernel] = [windowAt(step.operation, input, place, channel), kernelOf(step, channel, filter)];
  const {parts, bias, sum} = convolutionSum(step, input, place, filter);
  const products = window.map((value, at) => value * kernel[at]!);
  const own = parts.length === 1 ? 'The products' : `This channel gives ${shown(parts[channel]!)}, all ${parts.length}`;
  return {
    parts: [
      numberGrid('window', window),
      sign('×'),
      numberGrid('kernel', kernel),
      sign('='),
      numberGrid('products', products),
    ],
    result: `${own} add up to ${shown(sum - bias)}; with the bias, ${shown(bias)}, to ${shown(sum)}.`,
  };
}

function workDense(step: Of<'dense'>, input: Tensor, {filter, channel}: Place): Arithmetic {
  const {weights, products, bias, sum} = denseSum(step, input, filter);
  const first = strongest(products, strongestShown);
  const rest = products.reduce((total, product, at) => (first.includes(at) ? total : total + product), 0);
  const row = (name: string, ...values: string[]) =>
    element('tr', {}, element('th', {scope: 'row'}, name), ...values.map((value) => element('td', {}, value)));
  const line = (at: number) =>
    row(`no. ${at + 1}`, shown(input.values[at]!), shown(weights[at]!), shown(products[at]!));
  const others = products.length - first.length;
  const head = ['input', 'value', 'weight', 'product'].map((name) => element('th', {scope: 'col'}, name));
  const table = element(
    'table',
    {class: 'products'},
    element('caption', {}, `What counts most in this sum`),
    element('thead', {}, element('tr', {}, ...head)),
    element(
      'tbody',
      {},
      ...first.map(line),
      row(`${others} others`, '', '', shown(rest)),
      row('bias', '', '', shown(bias)),
    ),
  );
  const own = `Input no. ${channel + 1}: ${shown(input.values[channel]!)} × ${shown(weights[channel]!)} = ${shown(products[channel]!)}.`;
  return {
    parts: [table],
    result: `${own} All ${products.length} products and the bias add up to ${shown(sum)}.`,
  };
}

function workNormalization(
  {mean, variance, shift, epsilon}: Extract<Operation, {kind: 'normalization'}>,
  before: number,
  after: number,
  {filter}: Place,
): Arithmetic {
  const spread = Math.sqrt(variance[filter]! + epsilon);
  const centred = `(${shown(before)} − ${shown(mean[filter]!)}) ÷ ${shown(spread)}`;
  return {
    parts: [],
    result: `${centred} + ${shown(shift[filter]!)} = ${shown(after)}.`.replaceAll('− −', '+ ').replaceAll('+ −', '− '),
  };
}

function workSoftmax({values}: Tensor, label: number): Arithmetic {
  const powers = Array.from(values, Math.exp);
  const total = powers.reduce((sum, power) => sum + power);
  const share = `${shown(powers[label]!)} ÷ ${shown(total)} = ${shown(powers[label]! / total)}`;
  return {parts: [], result: `e to ${shown(values[label]!)} is ${shown(powers[label]!)}; ${share}.`};
}
