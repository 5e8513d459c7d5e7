import {element} from '../element.ts';
import {neighboursOf, type OpenedMap} from './opened.ts';
import {drawSprite} from './painter.ts';

/** What there is to say of the chosen image, and its nearest ones. */
export interface Details {
  root: HTMLElement;
  show(map: OpenedMap, image: number | undefined): void;
}

/** Makes a place for the chosen image. `pick` is told which of its nearest the reader chooses. */
export function mapDetails(pick: (image: number) => void): Details {
  const words = element('p', {'aria-live': 'polite'});
  const picture = element('canvas', {width: 84, height: 84, 'aria-hidden': 'true', hidden: ''});
  const near = element('ul', {class: 'near'});
  return {
    root: element('div', {class: 'map-details'}, picture, words, near),
    show(map, image) {
      picture.hidden = image === undefined;
      if (image === undefined) {
        words.textContent = 'Choose an image on the map to see it, and the images that lie nearest to it.';
        near.replaceChildren();
        return;
      }
      drawLarge(picture, map, image);
      words.replaceChildren(...wordsOf(map, image));
      const choosers = neighboursOf(map, image).map((other) => element('li', {}, chooserOf(map, other, pick)));
      near.replaceChildren(element('li', {}, 'Nearest:'), ...choosers);
    },
  };
}

function wordsOf({source, labels, predicted}: OpenedMap, image: number): (string | Node)[] {
  const {classNames, pages, paged} = source;
  const [label, guess] = [labels[image]!, predicted?.[image]];
  const said = guess !== undefined && guess !== label ? ` The network says ${classNames[guess]}.` : '';
  const words = `Test image ${image.toLocaleString('en-GB')}: ${classNames[label]}.${said}`;
  return paged.includes(image) ? [words, ' ', element('a', {href: `${pages}${image}/`}, 'Its page.')] : [words];
}

function chooserOf(map: OpenedMap, image: number, pick: (image: number) => void): HTMLElement {
  const small = element('canvas', {width: 42, height: 42, 'aria-hidden': 'true'});
  drawLarge(small, map, image);
  const chooser = element('button', {type: 'button'}, small, map.source.classNames[map.labels[image]!]!);
  chooser.addEventListener('click', () => pick(image));
  return chooser;
}

/** Draws an image as large as the canvas. */
function drawLarge(canvas: HTMLCanvasElement, {sprites}: OpenedMap, image: number): void {
  const context = canvas.getContext('2d')!;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const size = canvas.width - (sprites.frames ? 2 : 0);
  drawSprite(context, sprites, image, [canvas.width / 2, canvas.height / 2], size);
}
