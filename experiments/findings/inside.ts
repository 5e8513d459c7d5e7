import {chooseShown} from '../analysis/images/choose-shown.ts';
import {type Picture, picture} from '../analysis/images/picture.ts';
import type {MapPicture} from '../analysis/networks/map-sheet.ts';
import {type Inside, insideSchema} from '../artifacts/schema.ts';
import type {Evidence, Finding, FinishedTrial} from './finding.ts';
import {classesOf, isShown, keptTrials, type Opened, probabilitiesOf, withNetworks} from './kept-network.ts';
import {lookInside} from './look-inside.ts';

const tilesPerRow = 10;

/** What networks do with an image, layer by layer: their filters, their responses, a worked example, what they look at. */
export const inside: Finding = {
  name: 'inside',
  purpose: 'pictures of what trained networks do with some images; nothing is chosen by them',
  schema: insideSchema,
  derivedFrom: 'weights',
  uses: isShown,
  async find(evidence) {
    const {encodeSheet} = await import('../artifacts/image-sheet.ts');
    const groups = Map.groupBy(keptTrials(evidence.trials), ({configuration}) => configuration.dataset);
    const looks = [];
    for (const trials of groups.values()) looks.push(await lookAtDataset(trials, evidence));
    const pictures = looks.flatMap((look) => look.pictures);
    const files = pictures.map(async ({told, drawn}) => [told.file, await encodeSheet(drawn)] as const);
    return {
      record: {datasets: looks.map(({record}) => record)},
      files: Object.fromEntries(await Promise.all(files)),
    };
  },
};

interface Look {
  record: Inside['datasets'][number];
  pictures: (Picture | MapPicture)[];
}

async function lookAtDataset(trials: readonly FinishedTrial[], evidence: Evidence): Promise<Look> {
  const {dataset} = trials[0]!.configuration;
  const test = await evidence.loadTest(dataset);
  return withNetworks(trials, async (opened: readonly Opened[]) => {
    const predictions = [];
    for (const {trained} of opened) predictions.push(await probabilitiesOf(trained, test));
    const {right, missed} = chooseShown(
      test.labels,
      predictions.map((each) => classesOf(each, test)),
    );
    const places = [...right, ...missed];
    const images = picture(`${dataset}-images.png`, tilesPerRow, {name: 'test', split: test, places});
    const looks = [];
    for (const [at, each] of opened.entries()) {
      const shown = {test, places, rightCount: right.length, probabilities: predictions[at]!};
      looks.push(await lookInside(each, shown));
    }
    const networks = looks.map(({record}) => record);
    return {
      record: {dataset, images: images.told, rightCount: right.length, networks},
      pictures: [images, ...looks.flatMap(({pictures}) => pictures)],
    };
  });
}
