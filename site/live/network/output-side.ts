import type {Step, Tensor} from '../../../experiments/models/step.ts';
import {choice} from '../choice.ts';
import {element} from '../element.ts';
import {mapPane} from './map-pane.ts';
import {fullValue, gridOf} from './paint.ts';
import {isMap, mixes, outputIndex, type Place, placeAt} from './place.ts';
import type {Ask, Part, Scene} from './scene.ts';
import {channelChoice, mapName, moved, rowSide} from './side.ts';
import {shown} from './words.ts';

/** What comes out of a step, and the number in view among it. */
export function outputSide({step, input, output, classNames, palette}: Scene, place: () => Place, ask: Ask): Part {
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

/** One number a class, by name. */
function classSide(step: Step, input: Tensor, {values}: Tensor, classNames: readonly string[], ask: Ask): Part {
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
