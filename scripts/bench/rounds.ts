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
  imageCount: number; // as many different ones there are
  onRound?: (round: number) => void; // before each, from 1 on
}

/** A contender after its warm-up, with what names it. */
export interface Ready<Entrant> {
  entrant: Entrant;
  contender: Contender;
  portion: number; // its every training is on a multiple of so many images
  imagesPerSecond: number; // in the warm-up
}

const heatShare = 0.8; // of the speed of the fastest way

/**
 * Lets contenders train in turn, one at a time. All get rounds of about the same length; each round is whole portions
 * and whole epochs.
 */
export async function takeTurns<Entrant>(
  ready: readonly Ready<Entrant>[],
  settings: RoundSettings,
): Promise<{entrant: Entrant; speeds: Speed[]}[]> {
  const turns = ready.map((each) => ({...each, ...planRound(each, settings), speeds: [] as Speed[]}));
  for (let round = 1; round <= settings.rounds; round++) {
    settings.onRound?.(round);
    for (const {contender, images, epochs, speeds} of turns) {
      const {seconds, loss} = await contender.train(images, epochs);
      speeds.push({imagesPerSecond: (images * epochs) / seconds, loss});
    }
  }
  return turns.map(({entrant, speeds}) => ({entrant, speeds}));
}

/** Those of one contender's ways that may yet be the fastest after the rounds. */
export function passHeat<Entrant>(ways: readonly Ready<Entrant>[]): Ready<Entrant>[] {
  const fastest = Math.max(...ways.map(({imagesPerSecond}) => imagesPerSecond));
  return ways.filter(({imagesPerSecond}) => imagesPerSecond >= heatShare * fastest);
}

/** How many images a round takes, and how often each, so that it lasts about so long as it should. */
export function planRound(
  {imagesPerSecond, portion}: Pick<Ready<unknown>, 'imagesPerSecond' | 'portion'>,
  {seconds, imageCount}: Pick<RoundSettings, 'seconds' | 'imageCount'>,
): {images: number; epochs: number} {
  const total = imagesPerSecond * seconds;
  const whole = (images: number) => Math.max(1, Math.floor(images / portion)) * portion;
  const epochs = Math.ceil(total / whole(imageCount));
  return {images: whole(total / epochs), epochs};
}

/** Trains on more and more images until that takes a fifth of a round; the speed of the last time. */
export async function warmUp<Entrant>(
  entrant: Entrant,
  contender: Contender,
  portion: number,
  {seconds, imageCount}: RoundSettings,
): Promise<Ready<Entrant>> {
  await contender.train(portion, 1); // compiles, and plans its memory
  for (let images = portion; ; images *= 2) {
    const training = await contender.train(images, 1);
    if (training.seconds > seconds / 5 || images * 2 > imageCount)
      return {entrant, contender, portion, imagesPerSecond: images / training.seconds};
  }
}
