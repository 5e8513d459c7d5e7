import type {Split} from '../../datasets/dataset.ts';
import {imagesAt, placesByLabel} from '../images/images.ts';
import {structuralSimilarity, structureAll} from '../images/structural-similarity.ts';
import {squaredPixels} from './metrics.ts';
import {nearest} from './nearest.ts';
import {pixelsOf} from './rows.ts';

/** The nearest image of each class to each image of a split; of its own class there is none. */
export interface ClassNeighbours {
  places: Int32Array; // [count, classes]; -1 = none
  distances: Float64Array; // [count, classes]; infinite where there is none
  classCount: number;
}

const candidateCount = 5; // of each class, the nearest by pixels, that are compared by structure

/** By pixels: distances are Euclidean, over pixels of 0 ... 1. */
export async function neighboursByPixels(split: Split): Promise<ClassNeighbours> {
  const found = none(split);
  await eachCandidate(split, 1, (place, label, candidates) => {
    const [{place: near, squared}] = candidates as [Candidate];
    set(found, place, label, near, Math.sqrt(squared) / 255);
  });
  return found;
}

/** By structure: distances are 1 less the structural similarity, among the nearest images of each class by pixels. */
export async function neighboursByStructure(split: Split): Promise<ClassNeighbours> {
  const found = none(split);
  const structured = structureAll(split);
  await eachCandidate(split, candidateCount, (place, label, candidates) => {
    for (const {place: near} of candidates) {
      const distance = 1 - structuralSimilarity(structured[place]!, structured[near]!);
      if (distance < found.distances[place * found.classCount + label]!) set(found, place, label, near, distance);
    }
  });
  return found;
}

/** By features, [count, length]: distances are those of their directions, 0 ... 2. */
export async function neighboursByFeatures(features: Float32Array, split: Split): Promise<ClassNeighbours> {
  const {labels} = split;
  const {tf} = await import('../../tensorflow.ts');
  const length = features.length / labels.length;
  const found = none(split);
  const all = tf.tensor2d(directions(features, length), [labels.length, length]);
  for (const [label, places] of placesByLabel(split).entries()) {
    if (places.length === 0) continue;
    const [cosines, indices] = tf.tidy(() => {
      const own = tf.gather(all, tf.tensor1d(places, 'int32'));
      const nearest = tf.topk(tf.matMul(all, own, false, true), 1);
      return [nearest.values, nearest.indices];
    });
    const [values, ranks] = [cosines!.dataSync(), indices!.dataSync()];
    for (const [place, own] of labels.entries()) {
      if (own !== label)
        set(found, place, label, places[ranks[place]!]!, Math.sqrt(Math.max(0, 2 - 2 * values[place]!)));
    }
    tf.dispose([cosines!, indices!]);
  }
  all.dispose();
  return found;
}

interface Candidate {
  place: number;
  squared: number; // distance in grey levels
}

/** Hands each image, with each class but its own, the nearest images of that class by pixels. */
async function eachCandidate(
  split: Split,
  count: number,
  use: (place: number, label: number, candidates: Candidate[]) => void,
): Promise<void> {
  const {labels} = split;
  for (const [label, places] of placesByLabel(split).entries()) {
    const others = [...labels.keys()].filter((place) => labels[place] !== label);
    if (places.length === 0 || others.length === 0) continue;
    const k = Math.min(count, places.length);
    const near = await nearest(pixelsOf(imagesAt(split, others)), pixelsOf(imagesAt(split, places)), k, squaredPixels);
    for (const [row, place] of others.entries()) {
      const candidates = Array.from({length: k}, (_, rank) => ({
        place: places[near.places[row * k + rank]!]!,
        squared: near.distances[row * k + rank]!,
      }));
      use(place, label, candidates);
    }
  }
}

function none({labels: {length: count}, shape: {classCount}}: Split): ClassNeighbours {
  return {
    classCount,
    places: new Int32Array(count * classCount).fill(-1),
    distances: new Float64Array(count * classCount).fill(Number.POSITIVE_INFINITY),
  };
}

function set(
  {places, distances, classCount}: ClassNeighbours,
  place: number,
  label: number,
  near: number,
  distance: number,
): void {
  places[place * classCount + label] = near;
  distances[place * classCount + label] = distance;
}

function directions(features: Float32Array, length: number): Float32Array {
  const values = features.slice();
  for (let start = 0; start < values.length; start += length) {
    const row = values.subarray(start, start + length);
    const norm = Math.hypot(...row);
    if (norm > 0) row.set(row.map((value) => value / norm));
  }
  return values;
}
