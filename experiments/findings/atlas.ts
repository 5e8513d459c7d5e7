import {imageAt, referenceTo} from '../analysis/images/images.ts';
import {foretell, pairClasses} from '../analysis/neighbours/class-nearness.ts';
import {
  type ClassNeighbours,
  neighboursByFeatures,
  neighboursByPixels,
  neighboursByStructure,
} from '../analysis/neighbours/class-neighbours.ts';
import {pairsOfClasses} from '../analysis/neighbours/class-pairs.ts';
import {mutualPairs} from '../analysis/neighbours/mutual-pairs.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {roundTo} from '../analysis/statistics/rounding.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {encodeSheet} from '../artifacts/image-sheet.ts';
import {type Atlas, atlasSchema, type DatasetName} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {Split} from '../datasets/dataset.ts';
import {datasetNames, shapeOf} from '../datasets/index.ts';
import {randomGenerator} from '../random.ts';
import {distinctTrials} from './distinct-trials.ts';
import {embed} from './embed.ts';
import {type FinalModel, finalModels, isFinal} from './final-models.ts';
import type {Finding} from './finding.ts';
import {classesOf, keptTrials} from './kept-network.ts';

type OfDataset = Atlas['datasets'][number];
type Judged = OfDataset['measures'][number];
type Foretold = Omit<NonNullable<Judged['foretold']>, 'adjusted' | 'apart'>;

/** What one measure says of a data set, before it is judged with all others. */
type Measure = Omit<Judged, 'foretold'> & {foretold: Foretold | null};

/** The CNNs by which the atlas may go: the first of them that has run. */
const guides = ['airbench-small', 'cnn-32-32-32-dropout'];

const shown = 24;
const pairsInARow = 6;
const shownOfClasses = 4;
const draws = 2000;

/** Which test images of different classes are taken for one another: by their pixels, their structure, and a CNN. */
export const atlas: Finding = {
  name: 'atlas',
  purpose: 'test images of different classes that look alike, and how often a final CNN confuses their classes',
  schema: atlasSchema,
  derivedFrom: 'weights',
  uses: (trial) => isFinal(trial) && guides.includes(trial.configuration.model.name),
  async find({trials, planned, loadTest}) {
    const found: (Omit<OfDataset, 'measures'> & {measures: Measure[]})[] = [];
    const files: Record<string, Uint8Array> = {};
    for (const dataset of datasetNames) {
      const test = await loadTest(dataset);
      const guide = chooseGuide(finalModels(trials).filter((final) => final.dataset === dataset));
      const predicted = guide ? await predictionsOf(guide) : [];
      const measures: Measure[] = [];
      for (const [measure, neighbours] of await findNeighbours(test, guide)) {
        const {record, tiles, classTiles} = describe(dataset, measure, neighbours, {test, predicted});
        files[record.sheet.file] = await encodeSheet({columns: record.sheet.columns, shape: test.shape, tiles});
        const {file, columns} = record.classSheet;
        files[file] = await encodeSheet({columns, shape: test.shape, tiles: classTiles});
        measures.push(record);
      }
      const model = guide && {name: guide.model.name, title: guide.model.title, seeds: guide.trials.length};
      found.push({dataset, model: model ?? null, measures});
    }
    return {record: {finished: distinctTrials(trials).length, planned, datasets: judge(found)}, files};
  },
};

/** What the measures of both data sets foretell is judged together. */
function judge<Each extends {measures: readonly Measure[]}>(found: readonly Each[]) {
  const judged = judgeTogether(found.flatMap(({measures}) => measures.map(({foretold}) => foretold))).values();
  return found.map((each) => ({
    ...each,
    measures: each.measures.map((measure) => ({...measure, foretold: judged.next().value!})),
  }));
}

function chooseGuide(models: readonly FinalModel[]): FinalModel | undefined {
  return guides
    .map((name) => models.find(({model}) => model.name === name))
    .find((final) => final && keptTrials(final.trials).length > 0);
}

function predictionsOf({trials}: FinalModel): Promise<Uint8Array[]> {
  return Promise.all(
    trials.map(async ({read, configuration}) =>
      classesOf(decodeHalf(await read(trialFiles.testProbabilities)), {shape: shapeOf(configuration.dataset)}),
    ),
  );
}

async function findNeighbours(
  test: Split,
  guide: FinalModel | undefined,
): Promise<[Measure['measure'], ClassNeighbours][]> {
  const byPixels = await neighboursByPixels(test);
  const byStructure = await neighboursByStructure(test);
  const [trial] = guide ? keptTrials(guide.trials) : [];
  return [
    ['pixels', byPixels],
    ['structure', byStructure],
    ...(trial ? [['embedding', await neighboursByFeatures(await embed(trial, test), test)] as const] : []),
  ] as [Measure['measure'], ClassNeighbours][];
}

function describe(
  dataset: DatasetName,
  measure: Measure['measure'],
  neighbours: ClassNeighbours,
  {test, predicted}: {test: Split; predicted: readonly Uint8Array[]},
): {record: Measure; tiles: Uint8Array[]; classTiles: Uint8Array[]} {
  const pairs = mutualPairs(neighbours);
  const places = pairs.slice(0, shown).flatMap((pair) => pair.places);
  const observed = {labels: test.labels, distances: neighbours.distances, predicted};
  const foretold = foretell(observed, randomGenerator('atlas', dataset, measure), draws);
  const classes = pairClasses(observed)
    .sort((a, b) => a.distance - b.distance)
    .map((pair) => ({...pair, pairs: pairsOfClasses(neighbours, test.labels, pair.labels).slice(0, shownOfClasses)}));
  const classPlaces = classes.flatMap(({pairs}) => pairs.flatMap((pair) => pair.places));
  return {
    record: {
      measure,
      mutual: pairs.length,
      distances: pairs.slice(0, shown).map(({distance}) => roundTo(distance, 4)),
      sheet: {
        file: `${dataset}-${measure}.png`,
        columns: 2 * pairsInARow,
        images: places.map((place) => referenceTo('test', test, place)),
      },
      classes: classes.map(({labels, distance, confusions, pairs}) => ({
        ...{labels, distance: roundTo(distance, 4), confusions},
        shown: pairs.map((pair) => roundTo(pair.distance, 4)),
      })),
      classSheet: {
        file: `${dataset}-${measure}-classes.png`,
        columns: 2 * pairsInARow,
        images: classPlaces.map((place) => referenceTo('test', test, place)),
      },
      foretold: foretold
        ? {
            correlation: roundTo(foretold.correlation, 4),
            low: roundTo(foretold.low, 4),
            high: roundTo(foretold.high, 4),
            p: roundTo(foretold.p, 4),
          }
        : null,
    },
    tiles: places.map((place) => imageAt(test, place)),
    classTiles: classPlaces.map((place) => imageAt(test, place)),
  };
}
