import type {Spot} from './camera.ts';

/** What fingers, mouse and wheel can do, in pixels of the picture. */
export interface Gestures {
  drag(by: Spot): void;
  pinch(around: Spot, factor: number): void;
  tap(at: Spot): void;
}

const still = 6; // pixels that a finger may move in a tap

/** Tells of drags, pinches, turns of the wheel and taps. A wheel turns the map only once it has been chosen. */
export function listenToPointers(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const pointers = new Map<number, Spot>();
  let moved = 0;
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, spotOf(canvas, event));
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener('pointermove', (event) => {
    const [before, now] = [pointers.get(event.pointerId), spotOf(canvas, event)];
    if (!before) return;
    moved += distance(before, now);
    const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, spot]) => spot);
    pointers.set(event.pointerId, now);
    if (!other) gestures.drag([now[0] - before[0], now[1] - before[1]]);
    else gestures.pinch(middle(now, other), distance(now, other) / Math.max(1, distance(before, other)));
  });
  canvas.addEventListener('pointerup', (event) => {
    if (pointers.delete(event.pointerId) && moved < still) gestures.tap(spotOf(canvas, event));
  });
  canvas.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId));
  canvas.addEventListener('wheel', (event) => turn(canvas, event, gestures), {passive: false});
}

function turn(canvas: HTMLCanvasElement, event: WheelEvent, {pinch}: Gestures): void {
  if (document.activeElement !== canvas && !event.ctrlKey) return;
  event.preventDefault();
  pinch(spotOf(canvas, event), Math.exp(-event.deltaY / 300));
}

function spotOf(canvas: HTMLCanvasElement, {clientX, clientY}: MouseEvent): Spot {
  const {left, top} = canvas.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

const distance = (from: Spot, to: Spot) => Math.hypot(to[0] - from[0], to[1] - from[1]);
const middle = (one: Spot, other: Spot): Spot => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
