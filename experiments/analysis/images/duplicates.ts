import type {Description, ImageReference, SplitName} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {imageAt, referenceTo} from './images.ts';

type Duplicates = Description['duplicates']['across'];

interface Image {
  reference: ImageReference;
  pixels: string; // one character a pixel: equal strings are equal images
}

const exampleCount = 10;

/** Finds images that are equal, pixel by pixel, in the order of the official files. Each counts against the first it equals. */
export function findDuplicates(training: Split, validation: Split, test: Split): Description['duplicates'] {
  const official = [...listImages('training', training), ...listImages('validation', validation)];
  official.sort((a, b) => a.reference.index - b.reference.index);
  const tested = listImages('test', test);
  return {withinTraining: within(official), withinTest: within(tested), across: across(official, tested)};
}

function listImages(name: SplitName, split: Split): Image[] {
  return Array.from(split.labels, (_, place) => ({
    reference: referenceTo(name, split, place),
    pixels: Buffer.from(imageAt(split, place)).toString('latin1'),
  }));
}

function within(images: Image[]): Duplicates {
  const first = firstOfEach(images);
  return summarize(
    images.filter((image) => first.get(image.pixels) !== image.reference),
    first,
  );
}

function across(earlier: Image[], images: Image[]): Duplicates {
  const first = firstOfEach(earlier);
  return summarize(
    images.filter(({pixels}) => first.has(pixels)),
    first,
  );
}

function firstOfEach(images: Image[]): Map<string, ImageReference> {
  return new Map(images.toReversed().map(({pixels, reference}) => [pixels, reference]));
}

function summarize(repeated: Image[], first: Map<string, ImageReference>): Duplicates {
  const pairs = repeated.map(({pixels, reference}): [ImageReference, ImageReference] => [
    first.get(pixels)!,
    reference,
  ]);
  return {
    images: pairs.length,
    differentLabels: pairs.filter(([a, b]) => a.label !== b.label).length,
    examples: pairs.slice(0, exampleCount),
  };
}
