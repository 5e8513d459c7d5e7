import type {Step, Tensor} from '../../../experiments/models/step.ts';
import type {Palette} from './paint.ts';
import type {Place} from './place.ts';

/** What a stage shows; `classNames` where the output is one number a class. */
export interface Scene {
  step: Step;
  input: Tensor;
  output: Tensor;
  classNames: readonly string[] | undefined;
  image: Tensor; // what the network looks at
  isInk: boolean; // whether its values are ink, otherwise light
  palette: Palette;
}

/** A part of the stage, which shows where the reader looks. */
export interface Part {
  root: HTMLElement;
  show(place: Place): void;
}

/** Says where the reader wants to look; what is left out stays. */
export type Ask = (wanted: Partial<Place>) => void;
