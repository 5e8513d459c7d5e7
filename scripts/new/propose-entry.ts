import {classCounts} from '../../experiments/artifacts/schema.ts';
import type {OwnEntry} from '../../experiments/datasets/packed.ts';
import type {Found} from '../../experiments/packing/found.ts';
import {type Looks, proposeGreys, proposeShape} from '../../experiments/packing/look.ts';
import {orderClasses} from '../../experiments/packing/readers/class-order.ts';
import type {NewOptions} from './options.ts';
import {titleOf} from './title-of.ts';

/** The entry of a data set that was found at `from`: as the options ask, and as the images look. */
export function proposeEntry(name: string, from: string, {images}: Found, looks: Looks, options: NewOptions): OwnEntry {
  const {size, fit, validation, test, seed, one, many, mirrored, title = titleOf(name)} = options;
  const shape = proposeShape(looks);
  const channels = options.channels ?? shape.channels;
  const {greys = proposeGreys(looks)} = options;
  if (options.greys && channels === 3)
    throw new Error(`--${options.greys}: the images are in colour (expected --grey with it)`);
  return {
    ...{name, title, one, many, mirrored, from},
    ink: channels === 1 && greys !== 'light',
    image: {...shape, ...size, channels, fit, ...(channels === 1 && {inverted: greys === 'paper'})},
    split: {validation, test, seed},
    classes: displayNames(classesOf(images, options.without)),
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

/** The most signs of a class as it is proposed: tables, charts and phones have room for no more. */
export const longestName = 40;

/** Classes as the report calls them, by what the source calls them; of a very long name its ends, if none else has them. */
function displayNames(classes: readonly string[]): Record<string, string> {
  const all = classes.map(displayName);
  const cut = all.map(shorten);
  return Object.fromEntries(
    classes.map((each, place) => [
      each,
      cut.filter((other) => other === cut[place]).length > 1 ? all[place]! : cut[place]!,
    ]),
  );
}

/** A name without what steers a text; there is always something left of it. */
function displayName(name: string): string {
  return name.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim() || 'no name';
}

function shorten(name: string): string {
  const signs = [...name];
  return signs.length > longestName
    ? `${signs
        .slice(0, longestName - 12)
        .join('')
        .trim()}…${signs.slice(-11).join('').trim()}`
    : name;
}
