import type {Packing} from '../datasets/packed.ts';
import {randomGenerator, shuffle} from '../random.ts';
import type {Part} from './found.ts';

/** What is known of an image when it is given to a part. */
export interface Labelled {
  label: number;
  group: number; // of copies, which are kept together
  part?: Part | undefined; // where the source says so
}

/**
 * The part of each image. What the source says stays; of the parts that it lacks, each class gives its share, drawn by
 * the seed, copies together. A group too large for what a part still lacks is trained on.
 */
export function divide(images: readonly Labelled[], {validation, test, seed}: Packing['split']): Part[] {
  const has = (part: Part) => images.some((image) => image.part === part);
  const wanted = [
    has('test') ? [] : [['test', test] as const],
    has('validation') ? [] : [['validation', validation] as const],
  ].flat();
  const parts: Part[] = images.map(({part}) => part ?? 'training');
  const free = [...images.keys()].filter((place) => parts[place] === 'training');
  for (const [label, groups] of groupsByClass(images, free)) {
    const order = shuffle(groups, randomGenerator('parts', seed, label));
    const count = order.flat().length;
    for (const [part, share] of wanted) {
      let lacking = Math.max(1, Math.round(share * count));
      for (const group of order) {
        if (group.length > lacking || parts[group[0]!] !== 'training') continue;
        for (const place of group) parts[place] = part;
        lacking -= group.length;
      }
    }
  }
  return parts;
}

/** Groups of copies among some images, as places, by the class of their first. */
function groupsByClass(images: readonly Labelled[], places: readonly number[]): Map<number, number[][]> {
  const groups = Map.groupBy(places, (place) => images[place]!.group);
  return Map.groupBy(groups.values(), ([first]) => images[first!]!.label);
}
