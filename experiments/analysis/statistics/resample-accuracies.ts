import {type Generator, randomGenerator} from '../../random.ts';

/** What one recipe gave: a trained model a seed, told by the images that it gets right. */
export interface Recipe {
  name: string;
  correct: readonly Uint8Array[]; // one a seed: [images], 1 = right
}

/**
 * Mean accuracies over seeds as they might have come out, [recipe][draw]: a bootstrap over images, the same ones for all
 * recipes, and over the seeds of each. One seed fewer is drawn than there are, which keeps the variance of so few unbiased
 * (J. N. K. Rao and C. F. J. Wu, "Resampling inference with complex survey data", J. Am. Stat. Assoc. 83, 1988). A recipe's
 * numbers come from its name and the path, whatever the other recipes.
 */
export function resampleAccuracies(
  recipes: readonly Recipe[],
  draws: number,
  ...path: (string | number)[]
): Float64Array[] {
  const models = [...new Set(recipes.flatMap(({correct}) => correct))];
  const patterns = groupImages(models);
  const missed = models.map((images) => missedPatterns(images, patterns));
  const drawImages = randomGenerator(...path, 'images');
  const drawn = recipes.map(({name, correct}) => ({
    seeds: correct.map((images) => models.indexOf(images)),
    drawSeed: randomGenerator(...path, 'seeds', name),
    accuracies: new Float64Array(draws),
  }));
  for (let draw = 0; draw < draws; draw++) {
    const counts = resampleImages(patterns, drawImages);
    const right = missed.map((each) => patterns.patternOf.length - countMisses(each, counts));
    for (const {seeds, drawSeed, accuracies} of drawn) {
      accuracies[draw] = resampleSeeds(seeds, right, drawSeed) / patterns.patternOf.length;
    }
  }
  return drawn.map(({accuracies}) => accuracies);
}

/** Images that the same models get right count as one pattern: there are far fewer of those than images. */
interface Patterns {
  patternOf: Uint32Array; // [images]
  examples: number[]; // an image of each pattern
}

function groupImages(models: readonly Uint8Array[]): Patterns {
  const imageCount = models[0]?.length ?? 0;
  const other = models.find(({length}) => length !== imageCount);
  if (imageCount === 0 || other) {
    throw new Error(`invalid recipes: ${imageCount} and ${other?.length ?? 0} images (expected the same ones)`);
  }
  const known = new Map<string, number>();
  const examples: number[] = [];
  const patternOf = Uint32Array.from({length: imageCount}, (_, image) => {
    const pattern = models.map((images) => images[image]).join('');
    if (!known.has(pattern)) known.set(pattern, examples.push(image) - 1);
    return known.get(pattern)!;
  });
  return {patternOf, examples};
}

/** The patterns of which a model gets the images wrong: they are few. */
function missedPatterns(images: Uint8Array, {examples}: Patterns): Uint32Array {
  return Uint32Array.from([...examples.keys()].filter((pattern) => !images[examples[pattern]!]));
}

function countMisses(missed: Uint32Array, counts: Uint32Array): number {
  let count = 0;
  for (let place = 0; place < missed.length; place++) count += counts[missed[place]!]!;
  return count;
}

/** Draws as many images as there are, with repetition: how many of each pattern. */
function resampleImages({patternOf, examples}: Patterns, random: Generator): Uint32Array {
  const counts = new Uint32Array(examples.length);
  for (let draw = 0; draw < patternOf.length; draw++) counts[patternOf[Math.floor(random() * patternOf.length)]!]!++;
  return counts;
}

/** How many of the drawn images the drawn seeds get right, on average; `right` says it of each model. */
function resampleSeeds(seeds: readonly number[], right: readonly number[], random: Generator): number {
  const draws = Math.max(1, seeds.length - 1);
  let correct = 0;
  for (let draw = 0; draw < draws; draw++) correct += right[seeds[Math.floor(random() * seeds.length)]!]!;
  return correct / draws;
}
