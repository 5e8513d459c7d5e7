import {imagesAt} from '../analysis/images/images.ts';
import {layOver} from '../analysis/images/lay-over.ts';
import {drawMaps, type MapPicture} from '../analysis/networks/map-sheet.ts';
import type {ImageShape} from '../artifacts/data-shape.ts';
import type {Inside} from '../artifacts/schema.ts';
import type {Images} from '../datasets/dataset.ts';
import {type Network, outputShape, type PlacedLayer, placeLayers} from '../models/layer.ts';
import {type ReceptiveField, receptiveFields} from '../models/receptive-field.ts';
import {smoothSlopes} from '../training/smooth-slopes.ts';
import type {Trained} from '../training/trained.ts';

type Predictions = Inside['datasets'][number]['networks'][number]['predictions'];

/** The name of the file of a picture. */
export type FileOf = (what: string) => string;

const fineSide = 6; // cells of the smallest maps that count as fine

/** What speaks for the predicted class of each image and then for the other one, by pixels and by maps. */
export function drawReasons(
  trained: Trained,
  images: Images,
  predictions: Predictions,
  fileOf: FileOf,
): {saliency: MapPicture; attention: {layer: number; picture: MapPicture}[]} {
  const {images: twice} = imagesAt(
    images,
    predictions.flatMap((_, place) => [place, place]),
  );
  const labels = predictions.flatMap(({label, other}) => [label, other]);
  const {shape} = images;
  const draw = (file: string, maps: Float32Array) => drawMaps(file, maps, shape, 1);
  const fields = receptiveFields(trained.network);
  const attention = attentionPlaces(trained).map((placed) => {
    const {place} = placed;
    const maps = trained.attention(twice, labels, place);
    const spread = spreadOut(maps, mapShape(placed), fields[place]!, shape);
    return {layer: place, picture: draw(fileOf(`attention-${place}`), spread)};
  });
  return {saliency: draw(fileOf('saliency'), smoothSlopes(trained, twice, labels)), attention};
}

/** The last maps of several cells, and the last fine ones. */
function attentionPlaces({network}: Trained): PlacedLayer[] {
  return [2, fineSide].flatMap((least) => finishedMaps(network, least).at(-1) ?? []);
}

/** Maps of a layer, one after the other, each over the pixels of its image. */
function spreadOut(maps: Float32Array, cells: MapShape, field: ReceptiveField, image: MapShape): Float32Array {
  const [length, pixels] = [cells.height * cells.width, image.height * image.width];
  const spread = new Float32Array((maps.length / length) * pixels);
  for (let map = 0; map * length < maps.length; map++)
    spread.set(layOver(maps.subarray(map * length, (map + 1) * length), cells, field, image), map * pixels);
  return spread;
}

type MapShape = Pick<ImageShape, 'height' | 'width'>;

/** The shape of a layer's maps; 0 by 0 where it has none. */
export function mapShape({layer, inputShape}: PlacedLayer): MapShape {
  const shape = outputShape(layer, inputShape);
  return shape.length === 3 ? {height: shape[0]!, width: shape[1]!} : {height: 0, width: 0};
}

/** Layers with maps of at least so many cells a side, as the next convolution gets them: after ReLU, or a whitening. */
export function finishedMaps(network: Network, side: number): PlacedLayer[] {
  const placed = placeLayers(network);
  return placed.filter((each) => Math.min(...Object.values(mapShape(each))) >= side && isFinished(placed, each.place));
}

function isFinished(placed: readonly PlacedLayer[], place: number): boolean {
  const {layer} = placed[place]!;
  switch (layer.kind) {
    case 'whitening':
      return true;
    case 'convolution':
    case 'local':
    case 'activation':
      return layer.activation === 'relu';
    case 'pooling':
      return place > 0 && isFinished(placed, place - 1);
    case 'flatten':
    case 'dense':
    case 'normalization':
    case 'scale':
    case 'addition':
    case 'dropout':
      return false;
  }
}
