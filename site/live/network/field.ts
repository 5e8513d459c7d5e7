import type {Step} from './step.ts';
import {type Cell, windowCorner} from './window.ts';

/** The square of the image that a cell of a step's maps depends on, in pixels; it may reach over the edge. */
export function fieldOf(steps: readonly Step[], cell: Cell): Cell & {size: number} {
  let field = {row: cell.row, column: cell.column, size: 1};
  for (const {operation} of steps.toReversed()) {
    if (operation.kind !== 'convolution' && operation.kind !== 'pooling') continue;
    const first = windowCorner(operation, field);
    const stride = operation.kind === 'pooling' ? operation.size : 1;
    field = {...first, size: (field.size - 1) * stride + operation.size};
  }
  return field;
}
