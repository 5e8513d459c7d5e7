import {denseSum, strongest} from '../../../experiments/models/row-sum.ts';
import type {Of, Operation, Step, Tensor} from '../../../experiments/models/step.ts';
import {convolutionSum, kernelOf, windowAt} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {numberGrid} from './number-grid.ts';
import {outputIndex, type Place} from './place.ts';
import {shown} from './words.ts';

/** What stands between a step's input and output: how the number in view comes about. */
export interface Arithmetic {
  parts: Node[]; // tables of numbers, where there are any
  result: string; // a sentence that ends in the number
}

const sign = (text: string) => element('span', {class: 'sign', 'aria-hidden': 'true'}, text);
const strongestShown = 5; // products of a dense sum

/** Works out one number that a step gives. */
export function workOut(
  step: Step,
  input: Tensor,
  output: Tensor,
  place: Place,
  classNames: readonly string[] = [],
): Arithmetic {
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
      const why = before < 0 ? 'is below 0 and becomes 0' : 'is not below 0 and stays';
      return {parts: change(before, after), result: `${shown(before)} ${why}.`};
    }
    case 'scale':
      return {parts: change(before, after), result: `${shown(before)} × ${shown(operation.factor)} = ${shown(after)}.`};
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
      return workSoftmax(input, place.filter, classNames);
  }
}

/** A number alone, and what becomes of it. */
function change(before: number, after: number): Node[] {
  return [numberGrid('before', [before]), sign('→'), numberGrid('after', [after])];
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
  const line = (at: number) => [`no. ${at + 1}`, ...[input.values[at]!, weights[at]!, products[at]!].map(shown)];
  const table = productTable(
    'What counts most in this sum',
    ['input', 'value', 'weight', 'product'],
    [
      ...first.map(line),
      [`${products.length - first.length} others`, '', '', shown(rest)],
      ['bias', '', '', shown(bias)],
    ],
  );
  const own = [input.values[channel]!, weights[channel]!, products[channel]!].map(shown);
  return {
    parts: [table],
    result: `Input no. ${channel + 1}: ${own[0]} × ${own[1]} = ${own[2]}. All ${products.length} products and the bias add up to ${shown(sum)}.`,
  };
}

function productTable(caption: string, head: string[], rows: string[][]): HTMLTableElement {
  const line = ([name, ...values]: string[]) =>
    element('tr', {}, element('th', {scope: 'row'}, name!), ...values.map((value) => element('td', {}, value)));
  return element(
    'table',
    {class: 'products'},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head.map((name) => element('th', {scope: 'col'}, name)))),
    element('tbody', {}, ...rows.map(line)),
  );
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

function workSoftmax({values}: Tensor, label: number, classNames: readonly string[]): Arithmetic {
  const powers = Array.from(values, Math.exp);
  const total = powers.reduce((sum, power) => sum + power);
  const rows = classNames.map((name, at) => [name, shown(values[at]!), shown(powers[at]!)]);
  const table = productTable(
    'From scores to powers of e',
    ['class', 'score', 'e to it'],
    [...rows, ['total', '', shown(total)]],
  );
  return {
    parts: [table],
    result: `${classNames[label] ?? label}: ${shown(powers[label]!)} ÷ ${shown(total)} = ${shown(powers[label]! / total)}.`,
  };
}
