import type {Step} from '../../../experiments/models/step.ts';
import {element} from '../element.ts';
import {stepName, stepWords} from './words.ts';

/** Says which step is on the stage, between the buttons that lead to the one before and the one after. */
export interface StepBar {
  root: HTMLElement;
  words: HTMLElement; // what the step does
  show(steps: readonly Step[], at: number): void;
}

/** Makes the bar. `walk` is told how many steps to go. */
export function stepBar(walk: (by: number) => void): StepBar {
  const heading = element('h3', {class: 'step-name'});
  const words = element('p', {class: 'step-words'});
  const back = element('button', {type: 'button'}, '← Back');
  const on = element('button', {type: 'button'}, 'Next →');
  back.addEventListener('click', () => walk(-1));
  on.addEventListener('click', () => walk(1));
  return {
    root: element('div', {class: 'step-bar'}, back, heading, on),
    words,
    show(steps, at) {
      heading.textContent = `Step ${at + 1} of ${steps.length}: ${stepName(steps[at]!)}`;
      words.textContent = stepWords(steps[at]!);
      back.disabled = at === 0;
      on.disabled = at === steps.length - 1;
    },
  };
}
