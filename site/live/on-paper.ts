import {element} from './element.ts';

/** Puts what stands in `root`, but for its button, where only paper shows it; the rest of `root` is for the screen. */
export function keepForPaper(root: HTMLElement): HTMLElement {
  const still = [...root.children].filter(({tagName}) => tagName !== 'BUTTON');
  return element('div', {class: 'on-paper'}, ...still);
}
