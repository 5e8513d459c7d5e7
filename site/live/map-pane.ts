import {element} from './element.ts';
import {type Grid, type Palette, paint} from './paint.ts';
import type {Cell} from './window.ts';

/** A large picture of numbers with a frame that the reader moves. */
export interface MapPane {
  root: HTMLElement;
  show(title: string, grid: Grid, limit: number, palette: Palette): void;
  mark(frame: Cell & {size: number}, words: string): void; // in cells; may reach over the edge
}

const svgSpace = 'http://www.w3.org/2000/svg';
const steps: Record<string, Cell> = {
  ArrowUp: {row: -1, column: 0},
  ArrowDown: {row: 1, column: 0},
  ArrowLeft: {row: 0, column: -1},
  ArrowRight: {row: 0, column: 1},
};

/**
 * Makes a pane. `point` is told the cell under the mouse or finger, `move` how far the arrow keys push the frame.
 */
export function mapPane(name: string, point: (cell: Cell) => void, move: (by: Cell) => void): MapPane {
  const title = element('p', {class: 'pane-title'});
  const canvas = element('canvas', {'aria-hidden': 'true'});
  const frame = document.createElementNS(svgSpace, 'rect');
  frame.setAttribute('class', 'frame');
  const overlay = document.createElementNS(svgSpace, 'svg');
  overlay.setAttribute('aria-hidden', 'true');
  overlay.append(frame);
  const field = element('div', {class: 'field', tabindex: 0, role: 'slider', 'aria-label': name}, canvas, overlay);

  const pointAt = (event: PointerEvent) => {
    const {left, top, width, height} = canvas.getBoundingClientRect();
    const within = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    point({
      row: within((event.clientY - top) / height, canvas.height),
      column: within((event.clientX - left) / width, canvas.width),
    });
  };
  field.addEventListener('pointerdown', (event) => {
    field.setPointerCapture(event.pointerId);
    pointAt(event);
  });
  field.addEventListener('pointermove', (event) => field.hasPointerCapture(event.pointerId) && pointAt(event));
  field.addEventListener('keydown', (event) => {
    const by = steps[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(by);
  });

  return {
    root: element('div', {class: 'pane'}, title, field),
    show(words, grid, limit, palette) {
      title.textContent = words;
      paint(canvas, grid, limit, palette);
      canvas.classList.toggle('flat', grid.rows * 3 < grid.columns);
      overlay.setAttribute('viewBox', `0 0 ${grid.columns} ${grid.rows}`);
      field.setAttribute('aria-valuemin', '1');
      field.setAttribute('aria-valuemax', String(grid.rows * grid.columns));
    },
    mark({row, column, size}, words) {
      frame.setAttribute('x', String(column));
      frame.setAttribute('y', String(row));
      frame.setAttribute('width', String(size));
      frame.setAttribute('height', String(size));
      field.setAttribute('aria-valuenow', String(Math.max(1, row * canvas.width + column + 1)));
      field.setAttribute('aria-valuetext', words);
    },
  };
}
