import type {OwnEntry, Packing} from '../../experiments/datasets/packed.ts';
import type {Found, LeftOut} from '../../experiments/packing/found.ts';
import type {Greys, Looks} from '../../experiments/packing/look.ts';
import {fewest, type PackReport} from '../../experiments/packing/pack.ts';
import {orderClasses} from '../../experiments/packing/readers/class-order.ts';
import {shown} from '../../experiments/packing/readers/shown.ts';
import {longestName} from './propose-entry.ts';

const mostNamed = 12; // of a kind; what is left out is listed whole in a file
const fewImages = 30; // in a class: what is said of it is little sure

/** What a source holds, in lines. */
export function describeFound({format, images, notes}: Found, {widths, heights, isOneSize, isColour}: Looks): string[] {
  const counts = Map.groupBy(images, ({className}) => className);
  const classes = orderClasses(counts.keys()).map((name) => `${plain(name)} (${counts.get(name)!.length})`);
  const sizes = isOneSize
    ? `${widths.most} x ${heights.most} pixels`
    : `${widths.least} x ${heights.least} to ${widths.most} x ${heights.most} pixels, half of them under ${widths.median} x ${heights.median}`;
  return [
    `found ${format}: ${images.length} images of ${counts.size} classes; ${sizes}; ${isColour ? 'in colour' : 'grey'}`,
    `  ${shorten(classes, ' · ')}`,
    ...notes.map(plain),
  ];
}

/** What is going to be done with it. */
export function describePacking({image: {height, width, channels, fit}}: Packing): string {
  const fits = {pad: 'filled up with the colour of its border', crop: 'cut', stretch: 'stretched'};
  return `packing: ${width} x ${height} pixels, ${channels === 3 ? 'in colour' : 'grey'}; an image of other proportions is ${fits[fit]} (--size, --colour, --grey, --fit)`;
}

const greyWords = {
  ink: 'ink, as in MNIST: 0 is the empty ground, and on a light page the images are printed dark',
  paper: 'dark ink on a light ground: stored inverted, as ink, which networks learn sooner, and printed dark',
  light: 'light: 0 is black, 255 white, and the images are shown as they are',
};

/** What grey values are taken for, and why; nothing of images in colour. */
export function describeGreys(
  {ink, image}: OwnEntry,
  {darkBorders, lightBorders}: Looks,
  asked: Greys | undefined,
): string[] {
  if (image.channels === 3) return [];
  const inPercent = (share: number) => Math.round(100 * share);
  const why = asked
    ? 'as asked for'
    : `of 100 images the border is mostly dark in ${inPercent(darkBorders)}, mostly light in ${inPercent(lightBorders)}`;
  const words = greyWords[image.inverted ? 'paper' : ink ? 'ink' : 'light'];
  return [
    `grey values: ${words}; ${why} (--ink, --paper, --light; in report.ts: ink: ${ink === true}, inverted: ${image.inverted === true})`,
  ];
}

/** That very long names of classes were cut; nothing where there are none. */
export function describeNames({classes}: OwnEntry): string[] {
  const cut = Object.entries(classes).filter(([name, displayed]) => [...displayed].length < [...name.trim()].length);
  return list(
    `names of over ${longestName} signs, which report.ts may call otherwise:`,
    cut.map(([name, displayed]) => `${plain(name)}: ${plain(displayed)}`),
  );
}

/** That a report does not say whether its grey values are ink; nothing where it does. */
export function askForInk({name, ink, image}: OwnEntry): string[] {
  return ink !== undefined || image.channels === 3
    ? []
    : [`grey values of ${name}: taken for ink, since report.ts does not say; if 0 is black, add a line ink: false,`];
}

/** What was packed, and what was not. */
export function describePacked({packed, classes, copies, doubtful, across, leftOut}: PackReport): string[] {
  const {training, validation, test} = packed.counts;
  const few = classes.filter(({counts}) => counts.training + counts.validation + counts.test < fewImages);
  return [
    `packed: ${training} images to train on, ${validation} to choose by, ${test} to test with`,
    ...list(`left out ${leftOut.length}:`, leftOut.map(tellLeftOut)),
    ...(copies.groups > 0
      ? [
          `copies: ${copies.images} images show ${copies.groups === 1 ? 'one picture' : `${copies.groups} pictures`}; copies are kept together, on one side of the split`,
        ]
      : []),
    ...list(
      `the same picture under two classes (${doubtful.length}); look at them, one is wrong:`,
      doubtful.map(([one, other]) => `${plain(one)} = ${plain(other)}`),
    ),
    ...list(
      `copies on two sides of the split that the source itself makes (${across.length}); they make the test too easy:`,
      across.map(([one, other]) => `${plain(one)} = ${plain(other)}`),
    ),
    ...list(
      `classes of few images (expected ${fewImages} or more to say anything of them; ${fewest} at least):`,
      few.map(({name, counts}) => `${plain(name)} (${counts.training + counts.validation + counts.test})`),
    ),
  ];
}

/** What was left out, and why, in a line. */
export function tellLeftOut({name, why}: LeftOut): string {
  return `${plain(name)}: ${plain(why)}`;
}

function list(head: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostNamed;
  return [head, ...lines.slice(0, mostNamed).map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more} more`] : [])];
}

function shorten(texts: readonly string[], between: string): string {
  const more = texts.length - 2 * mostNamed;
  return more > 0 ? `${texts.slice(0, 2 * mostNamed).join(between)}${between}and ${more} more` : texts.join(between);
}

/** A name as it may be shown, of a very long one its ends. */
function plain(name: string): string {
  const text = shown(name);
  return text.length > 160 ? `${text.slice(0, 100)} ... ${text.slice(-50)}` : text;
}
