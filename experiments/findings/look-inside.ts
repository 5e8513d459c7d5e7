import {imagesAt, imagesFrom, referenceTo} from '../analysis/images/images.ts';
import {drawMaps, type MapPicture} from '../analysis/networks/map-sheet.ts';
import {workExample} from '../analysis/networks/work-example.ts';
import {roundTo} from '../analysis/statistics/rounding.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import type {Inside} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {Split} from '../datasets/dataset.ts';
import {outputShape, placeLayers} from '../models/layer.ts';
import {receptiveFields} from '../models/receptive-field.ts';
import {stepsOf} from '../models/step.ts';
import {summarizeLayers} from '../models/summarize.ts';
import type {Trained} from '../training/trained.ts';
import {drawReasons, type FileOf, finishedMaps, mapShape} from './draw-reasons.ts';
import {classesOf, type Opened} from './kept-network.ts';

type NetworkRecord = Inside['datasets'][number]['networks'][number];

/** Test images to be shown, by their places, with what the network says of all. */
export interface Shown {
  test: Split;
  places: readonly number[];
  rightCount: number; // how many of them, from the first on, every network gets right
  probabilities: Float32Array; // [count, classes], of all test images
}

const drawnFilters = 2; // layers whose filters are drawn

/** What one network does with the images: its record, and the pictures that it tells of. */
export async function lookInside(
  {trial, trained}: Opened,
  shown: Shown,
): Promise<{record: NetworkRecord; pictures: MapPicture[]}> {
  const {key, seed, configuration, read} = trial;
  const {name, title} = configuration.model;
  const fileOf = (what: string) => `${configuration.dataset}-${name}-${what}.png`;
  const images = imagesAt(shown.test, shown.places);
  const predictions = shown.places.map((place) => predictionOf(shown, place));
  const filters = drawFilters(trained, fileOf);
  const responses = drawResponses(trained, imagesFrom(images, 0, shown.rightCount).images, fileOf);
  const {saliency, attention} = drawReasons(trained, images, predictions, fileOf);
  const fields = receptiveFields(trained.network);
  const layers = summarizeLayers(trained.network).map((layer, place) => ({...layer, field: fields[place] ?? null}));
  const known = classesOf(decodeHalf(await read(trialFiles.testProbabilities)), shown.test);
  const same = classesOf(shown.probabilities, shown.test).filter((label, place) => label === known[place]).length;
  const isConvolutional = trial.result.trial.model.kind === 'convolutional';
  return {
    record: {
      ...{key, seed, model: name, title, layers, kept: {count: known.length, same}, predictions},
      filters: filters.map(({picture, ...rest}) => ({...rest, sheet: picture.told})),
      responses: responses.map(({layer, picture}) => ({layer, sheet: picture.told})),
      saliency: saliency.told,
      attention: attention.map(({layer, picture}) => ({layer, sheet: picture.told})),
      worked: isConvolutional ? work(trained, decodeHalf(await read(trialFiles.weights)), shown) : null,
    },
    pictures: [saliency, ...[...filters, ...responses, ...attention].map(({picture}) => picture)],
  };
}

function probabilitiesAt({test, probabilities}: Pick<Shown, 'test' | 'probabilities'>, place: number): Float32Array {
  const {classCount} = test.shape;
  return probabilities.subarray(place * classCount, (place + 1) * classCount);
}

/** The most probable class of an image and the true one, or else the second. */
function predictionOf({test, probabilities}: Shown, place: number): NetworkRecord['predictions'][number] {
  const own = probabilitiesAt({test, probabilities}, place);
  const order = [...own.keys()].sort((a, b) => own[b]! - own[a]! || a - b);
  const [label, second] = order as [number, number];
  const truth = test.labels[place]!;
  const other = truth === label ? second : truth;
  return {label, probability: roundTo(own[label]!, 4), other, otherProbability: roundTo(own[other]!, 4)};
}

function drawFilters({network, weights}: Trained, fileOf: FileOf) {
  const places = placeLayers(network).filter(({layer}) => layer.kind === 'convolution' || layer.kind === 'whitening');
  return places.slice(0, drawnFilters).map(({place}) => {
    const {kernel, biases} = arraysOf(weights, place);
    const [size, , channels, filters] = kernel!.shape as [number, number, number, number];
    const byFilter = moveLastToFront(kernel!.values, filters);
    const file = fileOf(`filters-${place}`);
    const square = {height: size, width: size};
    return {
      layer: place,
      picture:
        channels === 1 ? drawMaps(file, kernel!.values, square, filters) : drawMaps(file, byFilter, square, channels),
      kernels: place === 0 ? rowsOf(byFilter, size * size * channels).map((row) => byChannel(row, channels)) : [],
      biases: Array.from(biases, roundWeight),
    };
  });
}

/** The weights of a kernel, [size, size, channels], channel by channel. */
function byChannel(weights: readonly number[], channels: number): number[] {
  const cells = weights.length / channels;
  return weights.map((_, at) => roundWeight(weights[(at % cells) * channels + Math.floor(at / cells)]!));
}

function roundWeight(value: number): number {
  return Number(value.toPrecision(4));
}

function rowsOf(values: Float32Array, length: number): number[][] {
  return Array.from({length: values.length / length}, (_, row) => [
    ...values.subarray(row * length, (row + 1) * length),
  ]);
}

/** [..., count] as [count, ...]. */
function moveLastToFront(values: Float32Array, count: number): Float32Array {
  const rest = values.length / count;
  return values.map((_, place) => values[(place % rest) * count + Math.floor(place / rest)]!);
}

function drawResponses(trained: Trained, images: Uint8Array, fileOf: FileOf) {
  const values = trained.trace(images);
  const drawn = finishedMaps(trained.network, 2);
  return drawn.map((each) => {
    const channels = outputShape(each.layer, each.inputShape).at(-1)!;
    const picture = drawMaps(fileOf(`responses-${each.place}`), values[each.place + 1]!, mapShape(each), channels);
    return {layer: each.place, picture};
  });
}

/** The arrays of a layer: its kernel, and its biases or none. */
function arraysOf(weights: Trained['weights'], place: number) {
  const own = weights.filter(({spec}) => spec.name.startsWith(`${place}/`));
  const kernel = own.find(({spec}) => spec.role === 'kernel' || spec.role === 'frozen');
  return {
    kernel: kernel && {values: kernel.values, shape: kernel.spec.shape},
    biases: own.find(({spec}) => spec.role === 'bias')?.values ?? new Float32Array(),
  };
}

/** The image that the network is least sure of, of those that are right, as a worked example; `null` where none is. */
function work(
  {network, trace}: Trained,
  weights: Float32Array,
  {test, places, rightCount, probabilities}: Shown,
): NetworkRecord['worked'] {
  const sureness = (place: number) => Math.max(...probabilitiesAt({test, probabilities}, place));
  const [place] = places.slice(0, rightCount).sort((a, b) => sureness(a) - sureness(b));
  if (place === undefined) return null;
  const {images: pixels} = imagesAt(test, [place]);
  return workExample(stepsOf(network, weights), trace(pixels), pixels, referenceTo('test', test, place));
}
