import type {Contender} from './contender.ts';

/** How one contender did in one round. */
export interface Speed {
  imagesPerSecond: number;
  loss: number; // mean over the last epoch of the round
}

/** What rounds are to be like. */
export interface RoundSettings {
  rounds: number;
  seconds: number; // about so long a round, for each contender
  portion: number; // every training is on a multiple of so many images
  imageCount: number; // as many different ones there are
  onRound?: (round: number) => void; // before each, from 1 on
}

/**
 * Lets contenders train in turn, one at a time, after a warm-up of each: [contender][round]. All get rounds of about
 * the same length; each round is whole portions and whole epochs.
 */
export async function takeTurns<Name extends string>(
  entrants: ReadonlyMap<Name, Contender>,
  settings: RoundSettings,
): Promise<Map<Name, Speed[]>> {
  const plans = new Map<Name, {images: number; epochs: number}>();
  for (const [name, contender] of entrants) plans.set(name, planRound(await warmUp(contender, settings), settings));
  const speeds = new Map<Name, Speed[]>([...entrants.keys()].map((name) => [name, []]));
  for (let round = 1; round <= settings.rounds; round++) {
    settings.onRound?.(round);
    for (const [name, contender] of entrants) {
      const {images, epochs} = plans.get(name)!;
      const {seconds, loss} = await contender.train(images, epochs);
      speeds.get(name)!.push({imagesPerSecond: (images * epochs) / seconds, loss});
    }
  }
  return speeds;
}

/** How many images a round takes, and how often each, so that it lasts about so long as it should. */
export function planRound(
  imagesPerSecond: number,
  {seconds, portion, imageCount}: RoundSettings,
): {images: number; epochs: number} {
  const total = imagesPerSecond * seconds;
  const whole = (images: number) => Math.max(1, Math.floor(images / portion)) * portion;
  const epochs = Math.ceil(total / whole(imageCount));
  return {images: whole(total / epochs), epochs};
}

/** Trains on more and more images until that takes a fifth of a round; the speed of the last time. */
async function warmUp(contender: Contender, {seconds, portion, imageCount}: RoundSettings): Promise<number> {
  await contender.train(portion, 1); // compiles, and plans its memory
  for (let images = portion; ; images *= 2) {
    const training = await contender.train(images, 1);
    if (training.seconds > seconds / 5 || images * 2 > imageCount) return images / training.seconds;
  }
}
