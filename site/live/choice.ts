import {element} from './element.ts';

export interface Option {
  name: string; // read aloud, and shown unless there is a picture
  picture?: HTMLElement;
  note?: string; // small, below
}

/** One of several, to be chosen with mouse, touch or arrow keys. */
export interface Choice {
  root: HTMLFieldSetElement;
  select(place: number): void; // shows as chosen; calls nobody
  note(place: number, text: string): void; // writes below an option
}

let choices = 0;

/** A group of radio buttons that look like buttons or pictures. */
export function choice(legend: string, options: readonly Option[], pick: (place: number) => void): Choice {
  choices += 1;
  const group = `explorer-${choices}`;
  const inputs = options.map(({name, picture}, value) => {
    const input = element('input', {type: 'radio', name: group, value, class: 'for-reader'});
    if (picture) input.setAttribute('aria-label', name);
    input.addEventListener('change', () => pick(value));
    return input;
  });
  const notes = options.map(({note = ''}) => element('small', {}, note));
  const labels = options.map(({name, picture}, place) =>
    element('label', {class: picture ? 'option pictured' : 'option'}, inputs[place]!, picture ?? name, notes[place]!),
  );
  const root = element('fieldset', {class: 'choice'}, element('legend', {}, legend), element('div', {}, ...labels));
  return {
    root,
    select(place) {
      inputs[place]!.checked = true;
      // Scrolls the row alone, never the page.
      const row = labels[place]!.parentElement!;
      if (row.scrollWidth > row.clientWidth) row.scrollLeft = labels[place]!.offsetLeft - row.clientWidth / 2;
    },
    note(place, text) {
      notes[place]!.textContent = text;
    },
  };
}

/** Puts choices in place of those that stand in `place`; the focus stays on the choice, by order, that has it. */
export function replaceChoices(place: HTMLElement, choices: readonly Choice[]): void {
  const held = [...place.children].findIndex((field) => field.contains(document.activeElement));
  place.replaceChildren(...choices.map(({root}) => root));
  place.children[held]?.querySelector<HTMLElement>(':checked')?.focus();
}
