import {type Choice, choice} from '../choice.ts';
import {element} from '../element.ts';
import {workOut} from './arithmetic.ts';
import {mapPane} from './map-pane.ts';
import {foldedWidth, fullValue, gridOf, type Palette, thumbnail} from './paint.ts';
import {isMap, mixes, outputIndex, type Place, placeAt, withinStep} from './place.ts';

import {seenPart} from './seen.ts';
import type {Of, Step, Tensor} from './step.ts';
import {type Cell, convolutionSum, windowCorner} from './window.ts';
import {shapeWords, shown} from './words.ts';

/** One step on the stage: what goes in, what comes out, and the arithmetic between. */
export interface Stage {
  root: HTMLElement;
  show(place: Place): void;
}

/** What a stage shows; `classNames` where the output is one number a class. */
export interface Scene {
  step: Step;
  input: Tensor;
  output: Tensor;
  classNames: readonly string[] | undefined;
  image: Tensor; // what the network looks at
  upToHere: readonly Step[]; // from the image to the output
  palette: Palette;
}

/** Builds the stage of one step. `go` is told where the reader wants to look. */
export function stageOf(scene: Scene, go: (place: Place) => void): Stage {
  let place: Place = {row: 0, column: 0, filter: 0, channel: 0};
  const {step} = scene;
  const ask = (wanted: Partial<Place>) => {
    const channel = wanted.filter !== undefined && !mixes(step) ? wanted.filter : place.channel;
    go(withinStep(step, {...place, channel, ...wanted}));
  };
  const before = inputSide(scene, () => place, ask);
  const after = outputSide(scene, () => place, ask);
  const parts = element('div', {class: 'parts'});
  const result = element('p', {class: 'result', 'aria-live': 'polite'});
  const seen =
    isMap(step.outputShape) && scene.upToHere.length > 1
      ? seenPart(scene.image, scene.upToHere, scene.palette)
      : undefined;
  const middle = element('div', {class: 'arithmetic'}, parts, result, ...(seen ? [seen.root] : []));
  return {
    root: element('div', {class: 'stage'}, before.root, middle, after.root),
    show(wanted) {
      place = wanted;
      const worked = workOut(step, scene.input, scene.output, place, scene.classNames);
      parts.replaceChildren(...worked.parts);
      result.textContent = worked.result;
      before.show(place);
      after.show(place);
      seen?.show(place);
    },
  };
}

type Ask = (wanted: Partial<Place>) => void;

function inputSide({step, input, palette}: Scene, place: () => Place, ask: Ask): Stage {
  if (isMap(step.inputShape)) return inputMaps({step, input, palette}, place, ask);
  return rowSide(
    'Input',
    input,
    palette,
    () => place().channel,
    (at) => ask(mixes(step) ? {channel: at} : {filter: at}),
  );
}

function inputMaps(
  {step, input, palette}: Pick<Scene, 'step' | 'input' | 'palette'>,
  place: () => Place,
  ask: Ask,
): Stage {
  const limit = fullValue(input);
  const pane = mapPane(
    'Window on the input',
    (cell) => ask(cellUnder(step, cell)),
    (by) => ask(moved(place(), by)),
  );
  const chosenHere = mixes(step) || step.operation.kind === 'flatten'; // otherwise by the map that comes out
  const channels = chosenHere
    ? channelChoice(step.inputShape, input, limit, palette, 'Input channel', (at) =>
        ask(mixes(step) ? {channel: at} : {filter: at}),
      )
    : undefined;
  return {
    root: element('div', {class: 'side before'}, pane.root, ...(channels ? [channels.root] : [])),
    show(now) {
      const size = frameSize(step);
      pane.show(`Input: ${mapName(step.inputShape, now.channel)}`, gridOf(input, now.channel), limit, palette);
      pane.mark({...corner(step, now), size}, frameWords(size, corner(step, now)));
      channels?.select(now.channel);
      if (channels && step.operation.kind === 'convolution')
        convolutionSum(step as Of<'convolution'>, input, now, now.filter).parts.forEach((part, at) => {
          channels.note(at, shown(part));
        });
    },
  };
}

function outputSide({step, input, output, classNames, palette}: Scene, place: () => Place, ask: Ask): Stage {
  if (classNames) return classSide(step, input, output, classNames, ask);
  if (step.operation.kind === 'flatten')
    return rowSide(
      'Output',
      output,
      palette,
      () => outputIndex(step, place()),
      (at) => ask(placeAt(step, at, input)),
    );
  if (!isMap(step.outputShape))
    return rowSide(
      'Output',
      output,
      palette,
      () => place().filter,
      (filter) => ask({filter}),
    );
  const limit = fullValue(output);
  const pane = mapPane('Cell of the output', ask, (by) => ask(moved(place(), by)));
  const filters = channelChoice(step.outputShape, output, limit, palette, mixes(step) ? 'Filter' : 'Map', (filter) =>
    ask({filter}),
  );
  return {
    root: element('div', {class: 'side after'}, pane.root, ...(filters ? [filters.root] : [])),
    show(now) {
      pane.show(`Output: ${mapName(step.outputShape, now.filter)}`, gridOf(output, now.filter), limit, palette);
      pane.mark(
        {...now, size: 1},
        `row ${now.row + 1}, column ${now.column + 1}: ${shown(output.values[outputIndex(step, now)]!)}`,
      );
      filters?.select(now.filter);
    },
  };
}

/** A row of numbers, folded into lines. */
function rowSide(
  name: string,
  tensor: Tensor,
  palette: Palette,
  chosen: () => number,
  pick: (at: number) => void,
): Stage {
  const width = foldedWidth(tensor.shape[0]!);
  const limit = fullValue(tensor);
  const pane = mapPane(
    `Number of the ${name.toLowerCase()}`,
    ({row, column}) => pick(Math.min(row * width + column, tensor.values.length - 1)),
    (by) => pick(Math.min(Math.max(chosen() + by.row * width + by.column, 0), tensor.values.length - 1)),
  );
  return {
    root: element('div', {class: `side ${name === 'Input' ? 'before' : 'after'}`}, pane.root),
    show() {
      const at = chosen();
      pane.show(`${name}: ${shapeWords(tensor.shape)}, line by line`, gridOf(tensor, 0), limit, palette);
      const cell = {row: Math.floor(at / width), column: at % width};
      pane.mark({...cell, size: 1}, `number ${at + 1}: ${shown(tensor.values[at]!)}`);
    },
  };
}

/** One number a class, by name. */
function classSide(step: Step, input: Tensor, {values}: Tensor, classNames: readonly string[], ask: Ask): Stage {
  const highest = values.reduce((high, value) => Math.max(high, value));
  const options = classNames.map((name, label) => ({name, note: shown(values[label]!)}));
  const classes = choice('Output: one number a class', options, (filter) => {
    ask(mixes(step) ? placeAt(step, filter, input) : {filter});
  });
  classes.root.classList.add('classes');
  classes.root.querySelectorAll('label').forEach((label, at) => {
    label.classList.toggle('highest', values[at] === highest);
    if (step.operation.kind === 'softmax') label.style.setProperty('--share', `${values[at]! * 100}%`);
  });
  return {root: element('div', {class: 'side after'}, classes.root), show: ({filter}) => classes.select(filter)};
}

/** The maps of a block as small pictures; none where there is but one. */
function channelChoice(
  shape: readonly number[],
  tensor: Tensor,
  limit: number,
  palette: Palette,
  legend: string,
  pick: (at: number) => void,
): Choice | undefined {
  if (shape[2] === 1) return undefined;
  const options = Array.from({length: shape[2]!}, (_, at) => ({
    name: `${legend} ${at + 1}`,
    picture: thumbnail(gridOf(tensor, at), limit, palette),
  }));
  return choice(`${legend}: ${shape[2]} to choose from`, options, pick);
}

function mapName([height, width, channels]: readonly number[], channel: number): string {
  return channels === 1 ? `the image, ${height} × ${width}` : `map ${channel + 1} of ${channels}, ${height} × ${width}`;
}

/** The output cell whose window lies around a cell of the input. */
function cellUnder({operation}: Step, {row, column}: Cell): Cell {
  if (operation.kind === 'pooling')
    return {row: Math.floor(row / operation.size), column: Math.floor(column / operation.size)};
  if (operation.kind !== 'convolution') return {row, column};
  const back = Math.floor(operation.size / 2) - operation.edge;
  return {row: row - back, column: column - back};
}

function moved({row, column}: Cell, by: Cell): Cell {
  return {row: row + by.row, column: column + by.column};
}

function frameSize({operation}: Step): number {
  return operation.kind === 'convolution' || operation.kind === 'pooling' ? operation.size : 1;
}

function corner({operation}: Step, cell: Cell): Cell {
  return operation.kind === 'convolution' || operation.kind === 'pooling' ? windowCorner(operation, cell) : cell;
}

function frameWords(size: number, {row, column}: Cell): string {
  const across = (from: number) => (size === 1 ? `${from + 1}` : `${from + 1} to ${from + size}`);
  return `${size === 1 ? 'row' : 'rows'} ${across(row)}, ${size === 1 ? 'column' : 'columns'} ${across(column)}`;
}
