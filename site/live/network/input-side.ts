import type {Of, Step} from '../../../experiments/models/step.ts';
import {type Cell, convolutionSum, windowCorner} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {mapPane} from './map-pane.ts';
import {fullValue, gridOf, lightPalette} from './paint.ts';
import {isMap, mixes, type Place} from './place.ts';
import type {Ask, Part, Scene} from './scene.ts';
import {channelChoice, mapName, moved, rowSide} from './side.ts';
import {shown} from './words.ts';

/** What goes into a step, and what of it the number in view depends on. */
export function inputSide(scene: Scene, place: () => Place, ask: Ask): Part {
  const {step, input, palette} = scene;
  if (isMap(step.inputShape)) return inputMaps(scene, place, ask);
  return rowSide(
    'Input',
    input,
    palette,
    () => place().channel,
    (at) => ask(mixes(step) ? {channel: at} : {filter: at}),
  );
}

function inputMaps({step, input, image, isInk, ...scene}: Scene, place: () => Place, ask: Ask): Part {
  const isLight = input === image && !isInk;
  const [limit, palette] = isLight ? [1, lightPalette] : [fullValue(input), scene.palette];
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

/** The output cell whose window lies around a cell of the input. */
function cellUnder({operation}: Step, {row, column}: Cell): Cell {
  if (operation.kind === 'pooling')
    return {row: Math.floor(row / operation.size), column: Math.floor(column / operation.size)};
  if (operation.kind !== 'convolution') return {row, column};
  const back = Math.floor(operation.size / 2) - operation.edge;
  return {row: row - back, column: column - back};
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
