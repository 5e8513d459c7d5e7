import {type Generator, randomGenerator} from '../../random.ts';

/** A recipe by what its trained models take the images for. */
export interface Classifier {
  name: string;
  predicted: readonly Uint8Array[]; // one a seed: [images], labels
}

/** What a model gets wrong, by class, each image as often as it was drawn. */
interface Mistakes {
  missed: Float64Array; // images of the class that are taken for another
  false: Float64Array; // images of others that are taken for the class
}

/**
 * F1 of each class as it might have come out, [recipe][class][draw]: a bootstrap over images, the same ones for all
 * recipes, and over the seeds of each, one fewer than there are, as in `resampleAccuracies`. 0 for a class that no image
 * drawn is of or taken for.
 */
export function resampleF1(
  recipes: readonly Classifier[],
  labels: Uint8Array,
  {classCount, draws}: {classCount: number; draws: number},
  ...path: (string | number)[]
): Float64Array[][] {
  const models = [...new Set(recipes.flatMap(({predicted}) => predicted))];
  const wrong = models.map((predicted) => [...labels.keys()].filter((image) => predicted[image] !== labels[image]));
  const drawImages = randomGenerator(...path, 'images');
  const resampled = recipes.map(({name, predicted}) => ({
    seeds: predicted.map((each) => models.indexOf(each)),
    drawSeed: randomGenerator(...path, 'seeds', name),
    scores: Array.from({length: classCount}, () => new Float64Array(draws)),
  }));
  for (let draw = 0; draw < draws; draw++) {
    const counts = resampleImages(labels.length, drawImages);
    const images = new Float64Array(classCount);
    labels.forEach((label, image) => {
      images[label]! += counts[image]!;
    });
    const mistakes = models.map((predicted, model) => {
      const found: Mistakes = {missed: new Float64Array(classCount), false: new Float64Array(classCount)};
      for (const image of wrong[model]!) {
        found.missed[labels[image]!]! += counts[image]!;
        found.false[predicted[image]!]! += counts[image]!;
      }
      return found;
    });
    for (const {seeds, drawSeed, scores} of resampled) {
      const drawn = resampleSeeds(seeds, drawSeed).map((seed) => mistakes[seed]!);
      for (const [label, score] of scores.entries()) score[draw] = scoreClass(images[label]!, drawn, label);
    }
  }
  return resampled.map(({scores}) => scores);
}

/** Draws as many images as there are, with repetition: how often each. */
function resampleImages(count: number, random: Generator): Uint16Array {
  const counts = new Uint16Array(count);
  for (let draw = 0; draw < count; draw++) counts[Math.floor(random() * count)]!++;
  return counts;
}

function resampleSeeds(seeds: readonly number[], random: Generator): number[] {
  return Array.from({length: Math.max(1, seeds.length - 1)}, () => seeds[Math.floor(random() * seeds.length)]!);
}

/** F1 of a class of so many images by the mistakes of several models together. */
function scoreClass(images: number, mistakes: readonly Mistakes[], label: number): number {
  const sum = (of: keyof Mistakes) => mistakes.reduce((total, each) => total + each[of][label]!, 0);
  const missed = sum('missed');
  const twice = 2 * (images * mistakes.length - missed);
  const all = twice + missed + sum('false');
  return all === 0 ? 0 : twice / all;
}
