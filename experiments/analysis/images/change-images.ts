import type {Images} from '../../datasets/dataset.ts';
import {randomGenerator} from '../../random.ts';
import {corrupt} from './corruptions.ts';
import {countOf, imageAt} from './images.ts';

/** Ways to move, turn and scale images, from little to much. */
export const changes = [
  {name: 'translation', amounts: [1, 2, 3, 4, 5, 6], unit: 'pixels'},
  {name: 'rotation', amounts: [5, 10, 15, 20, 25, 30, 35, 40, 45], unit: 'degrees'},
  {name: 'scale', amounts: [0.7, 0.8, 0.9, 1.1, 1.2, 1.3], unit: 'times as large'},
] as const;

type ChangeName = (typeof changes)[number]['name'];

/** Changes images, [count, height, width, channels], each in a direction that its place decides, the same for every amount. */
export function changeImages(images: Images, name: ChangeName, amount: number): Uint8Array {
  const {shape} = images;
  const changed = new Uint8Array(images.images.length);
  for (let place = 0; place < countOf(images); place++) {
    const random = randomGenerator('corruption', name, place);
    imageAt({shape, images: changed}, place).set(corrupt(imageAt(images, place), shape, name, amount, random));
  }
  return changed;
}
