import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {below, beside, grid, type Part, picture, words} from '../../drawings/part.ts';
import {counted} from '../../format/numbers.ts';
import {capitalize, list} from '../../format/words.ts';
import {type Crop, sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import {pixelWords} from '../../report/image-words.ts';
import {say} from '../../report/phrases.ts';
import {about, manyOf} from '../../report/sets.ts';
import {count, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classNameOf, imageName} from '../images.ts';
import {runsOfStudies} from '../sources.ts';
import {eachSet} from '../stills.ts';

/** By how many pixels the small network of today has its training images moved; nothing while no run has finished. */
export function shiftOf(records: Records): number | undefined {
  const keys = groupsIn(records, 'small-airbench').flatMap(({trials}) => trials.map(({key}) => key));
  const trained = keys.flatMap((key) => records.trials[key]?.result.trial.training.augmentation ?? []);
  return trained[0]?.translation;
}

/** A way to change an image: moved by whole pixels, mirrored or not. */
export interface Change {
  down: number;
  right: number;
  mirrored: boolean;
}

/** Every way in which an image may be moved by up to `shift` pixels, row by row. */
export function shifts(shift: number): Change[] {
  const steps = Array.from({length: 2 * shift + 1}, (_, step) => step - shift);
  return steps.flatMap((down) => steps.map((right) => ({down, right, mirrored: false})));
}

/** What augmentation makes of one training image. */
export const changedImages: Figure = {
  id: 'changed-images',
  body: 'each',
  ready: (records) => shiftOf(records) !== undefined,
  title(records) {
    const ways = shifts(shiftOf(records)!).length;
    return say`Moving makes ${String(ways)} images of one, and mirroring ${String(2 * ways)}, where a mirrored image keeps its name`;
  },
  finding: (records) =>
    say`A training image, moved by up to ${counted(shiftOf(records)!, 'pixel')} in each direction, and mirrored. What comes in at the border is ${pixelWords(records).lowest}. ${mirroredWords(records)}${about('mnist', say`: a mirrored 7 is none`)}.`,
  alternative: (records) =>
    `For each data set ${shifts(shiftOf(records)!).length} pictures of one image at slightly different places, and one mirrored.`,
  table: (records) => ({
    columns: [text('Data set'), count('Pixels down'), count('Pixels right'), text('Mirrored in training')],
    rows: datasetNames.flatMap((dataset) =>
      shifts(shiftOf(records)!).map(({down, right}) => [
        descriptionOf(records, dataset).title,
        down,
        right,
        isMirrored(records, dataset) ? 'every other epoch' : 'never',
      ]),
    ),
  }),
  sources: (records) => runsOfStudies(records, ['small-airbench']),
  still: (records) => eachSet(records, (dataset) => changedPart(changedOf(records, dataset))),
};

/** Whether the small network of today has had mirrored images of a data set in training. */
export function isMirrored(records: Records, dataset: DatasetName): boolean {
  const keys = groupsIn(records, 'small-airbench')
    .filter((group) => group.dataset === dataset)
    .flatMap(({trials}) => trials.map(({key}) => key));
  return keys.some((key) => (records.trials[key]?.result.trial.training.augmentation?.flip ?? 'none') !== 'none');
}

/** "Clothes are mirrored in training, digits are not". */
function mirroredWords(records: Records): string {
  const [yes, no] = [true, false].map((mirrored) =>
    list(datasetNames.filter((dataset) => isMirrored(records, dataset) === mirrored).map(manyOf)),
  );
  if (!yes) return `${capitalize(no!)} are not mirrored in training`;
  return `${capitalize(yes)} are mirrored in training${no ? `, ${no} are not` : ''}`;
}

const wanted = 7; // of digits one that reads otherwise when mirrored, of clothes a shoe, which does not

/** One training image as training may show it. */
export interface Changed {
  crop: Crop;
  words: string; // which it is
  kinds: {kind: 'moved' | 'mirrored'; note: string; placed: string[]}[]; // transforms, in the image's pixels
}

/** The image that is changed of a data set, and how. */
export function changedOf(records: Records, dataset: DatasetName): Changed {
  const {classNames, samples} = descriptionOf(records, dataset);
  const label = Math.min(wanted, classNames.length - 1);
  const place = samples.images.findIndex((image) => image.label === label);
  const crop = sheetTile(records, dataset, 'samples', place);
  const moved = shifts(shiftOf(records)!).map(({right, down}) => `translate(${right} ${down})`);
  return {
    crop,
    words: `${classNameOf(records, dataset, {label})}, ${imageName(dataset, samples.images[place]!)}.`,
    kinds: [
      {kind: 'moved', note: 'moved', placed: moved},
      {
        kind: 'mirrored',
        note: isMirrored(records, dataset) ? 'mirrored' : 'mirrored: not done',
        placed: [`translate(${crop.tile.width} 0) scale(-1 1)`],
      },
    ],
  };
}

function changedPart({crop, words: which, kinds}: Changed): Part {
  const groups = kinds.map(({kind, note, placed}) => {
    const pictures = placed.map((each) => picture(crop, kind === 'moved' ? 56 : 112, {placed: each}));
    const shown = grid(pictures, Math.ceil(Math.sqrt(pictures.length)), {gaps: [4, 4]});
    return below([shown, words(note, 'note')], 4, 'middle');
  });
  return below([beside(groups, 26), words(which, 'note')]);
}
