import type {Tensor} from '../../../experiments/models/step.ts';
import type {Cell} from '../../../experiments/models/window.ts';
import {type Choice, choice} from '../choice.ts';
import {element} from '../element.ts';
import {mapPane} from './map-pane.ts';
import {foldedWidth, fullValue, gridOf, type Palette, thumbnail} from './paint.ts';
import type {Part} from './scene.ts';
import {shapeWords, shown} from './words.ts';

/** A row of numbers, folded into lines. */
export function rowSide(
  name: string,
  tensor: Tensor,
  palette: Palette,
  chosen: () => number,
  pick: (at: number) => void,
): Part {
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

/** The maps of a block as small pictures; none where there is but one. */
export function channelChoice(
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

/** What one of the maps of a block is called. */
export function mapName([height, width, channels]: readonly number[], channel: number): string {
  return channels === 1 ? `the image, ${height} × ${width}` : `map ${channel + 1} of ${channels}, ${height} × ${width}`;
}

/** The cell so many rows and columns away. */
export function moved({row, column}: Cell, by: Cell): Cell {
  return {row: row + by.row, column: column + by.column};
}
