import type {Cell} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {framedPicture} from './framed-picture.ts';
import {type Grid, type Palette, paint} from './paint.ts';

/** A large picture of numbers with a frame that the reader moves. */
export interface MapPane {
  root: HTMLElement;
  show(title: string, grid: Grid, limit: number, palette: Palette): void;
  mark(frame: Cell & {size: number}, words: string): void; // in cells; may reach over the edge
}

const pushes: Record<string, Cell> = {
  ArrowUp: {row: -1, column: 0},
  ArrowDown: {row: 1, column: 0},
  ArrowLeft: {row: 0, column: -1},
  ArrowRight: {row: 0, column: 1},
};

/**
 * Makes a pane. `point` is told the cell under the mouse or finger, `push` how far the arrow keys move the frame. To
 * those who cannot see it, it is a slider of two dimensions.
 */
export function mapPane(name: string, point: (cell: Cell) => void, push: (by: Cell) => void): MapPane {
  const title = element('p', {class: 'pane-title'});
  const {canvas, overlay, show, frame} = framedPicture();
  const field = element('div', {class: 'field', tabindex: 0, role: 'slider', 'aria-label': name}, canvas, overlay);
  const pointAt = (event: PointerEvent) => point(cellAt(canvas, event));
  field.addEventListener('pointerdown', (event) => {
    field.setPointerCapture(event.pointerId);
    pointAt(event);
  });
  field.addEventListener('pointermove', (event) => field.hasPointerCapture(event.pointerId) && pointAt(event));
  field.addEventListener('keydown', (event) => {
    const by = pushes[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    push(by);
  });
  return {
    root: element('div', {class: 'pane'}, title, field),
    show(words, grid, limit, palette) {
      title.textContent = words;
      show((picture) => paint(picture, grid, limit, palette));
      field.setAttribute('aria-valuemin', '1');
      field.setAttribute('aria-valuemax', String(grid.rows * grid.columns));
    },
    mark(square, words) {
      frame(square);
      field.setAttribute('aria-valuenow', String(Math.max(1, square.row * canvas.width + square.column + 1)));
      field.setAttribute('aria-valuetext', words);
    },
  };
}

/** The cell of a picture under the mouse or finger, the nearest where it is beside the picture. */
function cellAt(canvas: HTMLCanvasElement, {clientX, clientY}: PointerEvent): Cell {
  const {left, top, width, height} = canvas.getBoundingClientRect();
  const within = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return {
    row: within((clientY - top) / height, canvas.height),
    column: within((clientX - left) / width, canvas.width),
  };
}
