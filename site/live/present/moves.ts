import type {Screen} from './screen.ts';

/** Where the reader may go from a figure. */
export interface Moves extends Pick<Screen, 'to' | 'by'> {
  leave(): void;
}

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowDown: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageUp: -1,
};

/** Listens to the keys until `signal` says no more; what a control of the figure needs stays its own. */
export function onKeys({by, to, leave}: Moves, signal: AbortSignal): void {
  const listen = (event: KeyboardEvent) => {
    const {key} = event;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (key === 'Escape') return leave();
    if (isTaken(key, event.target as Element)) return;
    const step = steps[key];
    if (step) by(key === ' ' && event.shiftKey ? -1 : step);
    else if (key === 'Home') to(0);
    else if (key === 'End') to(-1);
    else return;
    event.preventDefault();
  };
  document.addEventListener('keydown', listen, {signal});
}

/** Whether a key does something where the focus is: in a field or a slider, on a button, in what can scroll that way. */
function isTaken(key: string, target: Element): boolean {
  if (target.closest('input, select, textarea, [role=slider]')) return true;
  if (key === ' ') return target.closest('button, summary') !== null;
  const box = key.startsWith('Arrow') ? target.closest('.scroll[tabindex], .figure') : null;
  if (!box) return false;
  if (key === 'ArrowDown') return box.scrollTop + box.clientHeight < box.scrollHeight - 1;
  if (key === 'ArrowUp') return box.scrollTop > 0;
  return box.scrollWidth > box.clientWidth;
}

const far = 60; // pixels that a finger moves before it is a swipe

/** Listens to swipes from side to side, but for those on what moves that way itself. */
export function onSwipe({by}: Pick<Moves, 'by'>, signal: AbortSignal): void {
  let start: Touch | undefined;
  document.addEventListener(
    'touchstart',
    ({touches, target}) => {
      const isTaken = (target as Element).closest('.scroll[tabindex], input, [role=slider]') !== null;
      start = touches.length === 1 && !isTaken ? touches[0] : undefined;
    },
    {signal, passive: true},
  );
  document.addEventListener(
    'touchend',
    ({changedTouches: [end]}) => {
      if (!start || !end) return;
      const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
      if (Math.abs(across) > Math.max(far, 2 * Math.abs(down))) by(-Math.sign(across));
    },
    {signal},
  );
}
