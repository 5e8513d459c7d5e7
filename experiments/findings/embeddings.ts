import {imageAt, imagesFrom} from '../analysis/images/images.ts';
import {shrink, shrinkTo, shrunk} from '../analysis/images/shrink.ts';
import {layOut} from '../analysis/maps/lay-out.ts';
import {neighboursKept} from '../analysis/maps/neighbours-kept.ts';
import {packMap, packWhole} from '../analysis/maps/pack-map.ts';
import {principalAxes} from '../analysis/maps/principal-axes.ts';
import {procrustes} from '../analysis/maps/procrustes.ts';
import {euclidean} from '../analysis/neighbours/metrics.ts';
import {type Neighbours, nearestOthers} from '../analysis/neighbours/nearest.ts';
import {roundTo} from '../analysis/statistics/rounding.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import {type DatasetName, type Embeddings, embeddingsSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import type {Finding, FinishedTrial} from './finding.ts';
import {classesOf, isShown, keptTrials, type Opened, probabilitiesOf, withNetworks} from './kept-network.ts';

// About three minutes of one core.

type DatasetRecord = Embeddings['datasets'][number];
type SpaceRecord = DatasetRecord['spaces'][number];
type Files = Record<string, Uint8Array>;

const neighbourCount = 14; // with the image itself 15, as is usual
const listedNeighbours = 3;
const spriteColumns = 100;
const mostPixelValues = 1_024; // of an image
const chunkLength = 500; // images at a time

/** Where each test image lies among the others, for the pixels and for networks: maps, and nearest others. */
export const embeddings: Finding = {
  name: 'embeddings',
  purpose: 'maps of the test images by what networks make of them; nothing is chosen by them',
  schema: embeddingsSchema,
  derivedFrom: 'weights',
  uses: isShown,
  async find({trials, loadTest}) {
    const {encodeSheet} = await import('../artifacts/image-sheet.ts');
    const datasets: DatasetRecord[] = [];
    const files: Files = {};
    for (const [dataset, ofDataset] of Map.groupBy(keptTrials(trials), ({configuration}) => configuration.dataset)) {
      const test = await loadTest(dataset);
      const places = [...test.labels.keys()];
      const shape = shrunk(test.shape);
      const sprites = {file: `${dataset}-sprites.png`, shape, columns: spriteColumns};
      const tiles = places.map((place) => shrink(imageAt(test, place), test.shape));
      files[sprites.file] = await encodeSheet({columns: spriteColumns, shape, tiles});
      const labels = `${dataset}-labels.u8`;
      files[labels] = test.labels;
      const drawn = await drawSpaces(dataset, ofDataset, test);
      Object.assign(files, drawn.files);
      datasets.push({dataset, images: places.length, sprites, labels, spaces: drawn.spaces});
    }
    return {record: {neighbours: neighbourCount, datasets}, files};
  },
};

/** Points that stand for the images. */
interface Space extends Pick<SpaceRecord, 'model' | 'title' | 'key' | 'dimensions'> {
  points: Float32Array; // [images, dimensions]
  predicted: Uint8Array | null; // the classes that the network predicts
}

async function drawSpaces(dataset: DatasetName, trials: readonly FinishedTrial[], test: Split) {
  const spaces = await withNetworks(trials, async (opened) => {
    const found: Space[] = [pixelSpace(test)];
    for (const each of opened) found.push(await featureSpace(each, test));
    return found;
  });
  const surveys: Survey[] = [];
  for (const space of spaces) surveys.push(await survey(space));
  const target = surveys[1]!.maps[0]!.points; // the first map of a network: all others are laid on it
  const files: Files = {};
  const records: SpaceRecord[] = [];
  for (const each of surveys) records.push(await describe(each, {dataset, test, target}, files));
  return {spaces: records, files};
}

/** The pixels, of images at half the size or less where they have very many: the axes take the square of their number. */
function pixelSpace(test: Split): Space {
  const {images, shape} = shrinkTo(test, mostPixelValues);
  const points = new Float32Array(images).map((grey) => grey / 255);
  return {model: null, title: 'Pixels', key: null, dimensions: sizeOf(shape), points, predicted: null};
}

async function featureSpace({trial, trained}: Opened, test: Split): Promise<Space> {
  const {name, title} = trial.configuration.model;
  const count = test.labels.length;
  const parts: Float32Array[] = [];
  for (let start = 0; start < count; start += chunkLength)
    parts.push(trained.features(imagesFrom(test, start, start + chunkLength).images));
  const dimensions = parts.reduce((sum, {length}) => sum + length, 0) / count;
  const points = new Float32Array(count * dimensions);
  parts.forEach((part, place) => {
    points.set(part, place * chunkLength * dimensions);
  });
  const predicted = classesOf(await probabilitiesOf(trained, test), test);
  return {model: name, title, key: trial.key, dimensions, points, predicted};
}

/** What is known of a space before its maps are laid on another. */
interface Survey {
  space: Space;
  near: Neighbours;
  explained: number[];
  maps: {kind: 'pca' | 'umap'; points: Float64Array}[];
}

async function survey(space: Space): Promise<Survey> {
  const {points, dimensions} = space;
  const rows = {values: points, length: dimensions};
  const near = await nearestOthers(rows, Math.min(neighbourCount, points.length / dimensions - 1), euclidean);
  const {coordinates, explained} = principalAxes(points, dimensions);
  const layout = await layOut(near, coordinates, 1);
  const maps: Survey['maps'] = [
    {kind: 'pca', points: coordinates},
    {kind: 'umap', points: layout},
  ];
  return {space, near, explained, maps};
}

/** Adds the files of a space and tells of them. */
async function describe(
  {space, near, explained, maps}: Survey,
  {dataset, test, target}: {dataset: DatasetName; test: Split; target: Float64Array},
  files: Files,
): Promise<SpaceRecord> {
  const {model, title, key, dimensions, predicted} = space;
  const k = near.places.length / test.labels.length;
  const fileOf = (what: string) => `${dataset}-${model ?? 'pixels'}-${what}`;
  const nearest = fileOf('nearest.u16');
  files[nearest] = packWhole(near.places.filter((_, at) => at % k < listedNeighbours));
  const predictedFile = predicted && fileOf('predicted.u8');
  if (predicted && predictedFile) files[predictedFile] = predicted;
  const told: SpaceRecord['maps'] = [];
  for (const {kind, points} of maps) {
    const laid = procrustes(points, target);
    const {bytes, ranges} = packMap(laid.points);
    const file = fileOf(`${kind}.u16`);
    files[file] = bytes;
    const onMap = {values: Float32Array.from(points), length: 2};
    const kept = neighboursKept(near.places, (await nearestOthers(onMap, k, euclidean)).places, k);
    told.push({
      kind,
      file,
      ranges: ranges.map(([low, high]): [number, number] => [roundTo(low, 4), roundTo(high, 4)]),
      disparity: roundTo(laid.disparity, 4),
      kept: roundTo(kept, 4),
    });
  }
  const alike = test.labels.filter((label, image) => test.labels[near.places[image * k]!] === label).length;
  return {
    ...{model, title, key, dimensions, predicted: predictedFile, nearest},
    explained: explained.map((share) => roundTo(share, 4)),
    nearestAlike: alike / test.labels.length,
    maps: told,
  };
}
