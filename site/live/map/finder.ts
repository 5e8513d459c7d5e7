import {element} from '../element.ts';
import type {MapView} from './address.ts';
import type {OpenedMap} from './opened.ts';

/** The form that finds images: those of a class, one by its number, those that the network names wrongly. */
export interface Finder {
  root: HTMLElement;
  offer(map: OpenedMap, view: MapView): void; // what there is to choose from, and what a view has chosen
  name(image: number | undefined): void; // the chosen image
}

/** Makes the form. `change` is told what it shows alone, `pick` the image that is named. */
export function mapFinder(
  change: (view: Pick<MapView, 'label'> | Pick<MapView, 'show'>) => void,
  pick: (image: number | undefined) => void,
): Finder {
  const labelBox = element('select', {});
  const imageBox = element('input', {type: 'number', min: 0, inputmode: 'numeric'});
  const showBox = element('select', {}, option('all', 'all'), option('wrong', 'named wrongly by the network'));
  const form = element('form', {}, labelled('Class', labelBox), labelled('Image', imageBox), labelled('Show', showBox));
  form.addEventListener('submit', (event) => event.preventDefault());
  labelBox.addEventListener('change', () => {
    change({label: labelBox.value === '' ? undefined : Number(labelBox.value)});
  });
  showBox.addEventListener('change', () => change({show: showBox.value as MapView['show']}));
  imageBox.addEventListener('change', () => {
    pick(imageBox.value !== '' && imageBox.validity.valid ? imageBox.valueAsNumber : undefined);
  });
  return {
    root: element('div', {class: 'sifter'}, form),
    offer({source, predicted}, view) {
      const names = source.classNames.map((name, label) => option(String(label), name));
      labelBox.replaceChildren(option('', 'all'), ...names);
      labelBox.value = String(view.label ?? '');
      imageBox.max = String(source.images - 1);
      showBox.disabled = predicted === null;
      showBox.value = view.show;
    },
    name(image) {
      imageBox.value = String(image ?? '');
    },
  };
}

function option(value: string, text: string): HTMLOptionElement {
  return element('option', {value}, text);
}

function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  return element('label', {}, text, control);
}
