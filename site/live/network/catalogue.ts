import type {DataShape} from '../../../experiments/artifacts/data-shape.ts';
import type {DatasetName, ImageReference, ModelConfig} from '../../../experiments/artifacts/schema.ts';

/** What the page may open: each data set's images and the networks that look at them. */
export type Catalogue = ShownDataset[];

export interface ShownDataset {
  name: DatasetName;
  title: string;
  classNames: string[];
  shape: DataShape;
  images: (ImageReference & {name?: string})[]; // as their owner calls them
  rightCount: number; // of the images: those that every network names correctly come first
  pixels: string; // address: the images one after another, a byte a pixel and channel
  isInk: boolean; // whether 255 is full ink; otherwise full light
  networks: ShownNetwork[];
}

export interface ShownNetwork {
  name: string; // "cnn-32-32-32-dropout"
  title: string;
  config: ModelConfig;
  weights: string; // address: 16-bit floats, in the order of the layers
}
