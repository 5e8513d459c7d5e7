import {classCounts} from '../../experiments/artifacts/schema.ts';
import type {OwnEntry} from '../../experiments/datasets/packed.ts';
import type {Found} from '../../experiments/packing/found.ts';
import {type Looks, proposeInk, proposeShape} from '../../experiments/packing/look.ts';
import {orderClasses} from '../../experiments/packing/readers/class-order.ts';
import type {NewOptions} from './options.ts';
import {titleOf} from './title-of.ts';

/** The entry of a data set that was found at `from`: as the options ask, and as the images look. */
export function proposeEntry(name: string, from: string, {images}: Found, looks: Looks, options: NewOptions): OwnEntry {
  const {size, fit, validation, test, seed, one, many, mirrored, title = titleOf(name)} = options;
  const shape = proposeShape(looks);
  const channels = options.channels ?? shape.channels;
  return {
    ...{name, title, one, many, mirrored, from},
    ink: channels === 1 && (options.ink ?? proposeInk(looks)),
    image: {...shape, ...size, channels, fit},
    split: {validation, test, seed},
    classes: Object.fromEntries(classesOf(images, options.without).map((each) => [each, displayName(each)])),
  };
}

function classesOf(images: Found['images'], without: readonly string[]): string[] {
  const all = orderClasses(images.map(({className}) => className));
  const unknown = without.find((each) => !all.includes(each));
  if (unknown !== undefined)
    throw new Error(`unknown class to leave out: ${unknown} (expected one of ${all.slice(0, 20).join(', ')})`);
  const classes = all.filter((each) => !without.includes(each));
  if (classes.length < classCounts.least || classes.length > classCounts.most)
    throw new Error(
      `${classes.length} classes: ${classes.slice(0, 5).join(', ')} (expected ${classCounts.least} ... ${classCounts.most}, as a folder each, or as labels)`,
    );
  return classes;
}

/** A class as the report calls it: what steers a text, or is no name, is left out. */
function displayName(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim() || 'no name';
}
