import {element} from '../element.ts';
import type {Moves} from './moves.ts';

/** The buttons below the figure, and between them its place among the others, which is read out as it changes. */
export function controlBar(count: number, {by, leave}: Moves): {root: HTMLElement; tell(place: number): void} {
  const previous = button('Previous', () => by(-1));
  const next = button('Next', () => by(1));
  const status = element('p', {role: 'status'});
  const keys = element('small', {'aria-hidden': 'true'}, 'Keys: ← → Esc');
  const all = [previous, next, status, keys, button('Close', leave)];
  return {
    root: element('nav', {class: 'presenter', 'aria-label': 'Figures, one a screen'}, ...all),
    tell(place) {
      previous.disabled = place === 0;
      next.disabled = place === count - 1;
      status.textContent = `Figure ${place + 1} of ${count} on this page`;
    },
  };
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = element('button', {type: 'button'}, text);
  made.addEventListener('click', press);
  return made;
}
