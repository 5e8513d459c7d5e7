import type {Tensor} from '../../../experiments/models/step.ts';
import {type Choice, choice} from '../choice.ts';
import type {Opened} from './opened.ts';
import {fullValue, gridOf, type Palette, tellingMap, thumbnail} from './paint.ts';
import {shapeWords, stepName} from './words.ts';

/** A picture a step, of what it makes of the image. `walk` is told which step the reader chooses. */
export function stepStrip({steps, tensors}: Opened, palette: Palette, walk: (to: number) => void): Choice {
  const options = steps.map((step, at) => ({
    name: `Step ${at + 1}: ${stepName(step)}, ${shapeWords(step.outputShape)}`,
    picture: pictureOf(tensors[at + 1]!, palette),
    note: stepName(step),
  }));
  return choice('Steps', options, walk);
}

function pictureOf(tensor: Tensor, palette: Palette): HTMLElement {
  return thumbnail(gridOf(tensor, tellingMap(tensor)), fullValue(tensor), palette);
}
