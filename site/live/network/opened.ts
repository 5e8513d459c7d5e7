import type {Step, Tensor} from '../../../experiments/models/step.ts';
import type {View} from './address.ts';
import type {Catalogue, ShownDataset} from './catalogue.ts';
import {forward} from './forward.ts';
import {loadImages, loadSteps} from './load.ts';
import type {Palette} from './paint.ts';
import {firstPlace, nextPlace, type Place, previousPlace, withinStep} from './place.ts';
import type {Scene} from './scene.ts';

/** A network, an image, and all that the one makes of the other. */
export interface Opened {
  dataset: ShownDataset;
  images: Tensor[];
  steps: Step[];
  tensors: Tensor[]; // the image, then what each step gives
}

/** What is seen of a data set before the reader has chosen anything. */
export function firstView({name, networks}: ShownDataset): View {
  const place = {row: 0, column: 0, filter: 0, channel: 0};
  return {dataset: name, network: networks[0]!.name, image: 0, step: 0, place};
}

/** Loads what a view names, with what there is in place of what there is not; unless it keeps its place, at the best. */
export async function openView(
  datasets: Catalogue,
  view: View,
  keepPlace: boolean,
): Promise<{view: View; opened: Opened}> {
  const dataset = datasets.find(({name}) => name === view.dataset) ?? datasets[0]!;
  const network = dataset.networks.find(({name}) => name === view.network) ?? dataset.networks[0]!;
  const [steps, images] = await Promise.all([loadSteps(network, dataset), loadImages(dataset)]);
  const image = Math.min(view.image, images.length - 1);
  const at = Math.min(view.step, steps.length - 1);
  const opened = withImage({dataset, images, steps, tensors: []}, image);
  const [step, input, output] = [steps[at]!, opened.tensors[at]!, opened.tensors[at + 1]!];
  const place = keepPlace ? withinStep(step, view.place) : firstPlace(step, input, output);
  return {view: {dataset: dataset.name, network: network.name, image, step: at, place}, opened};
}

/** The same network with another of the images. */
export function withImage(opened: Opened, image: number): Opened {
  return {...opened, tensors: forward(opened.steps, opened.images[image]!)};
}

/** Where one looks after going from the step of a view to another. */
export function arrive({steps, tensors}: Opened, {step: from, place}: View, to: number): Place {
  const [input, output] = [tensors[to]!, tensors[to + 1]!];
  if (to === from + 1) return nextPlace(steps[from]!, place, steps[to]!, output);
  if (to === from - 1) return previousPlace(steps[from]!, place, steps[to]!, input);
  return firstPlace(steps[to]!, input, output);
}

/** One of the steps, as the stage shows it. */
export function sceneOf({dataset, steps, tensors}: Opened, at: number, palette: Palette): Scene {
  return {
    step: steps[at]!,
    input: tensors[at]!,
    output: tensors[at + 1]!,
    classNames: isScores(steps, at) ? dataset.classNames : undefined,
    image: tensors[0]!,
    isInk: dataset.isInk,
    palette,
  };
}

/** Whether nothing but numbers of the same classes follows. */
function isScores(steps: readonly Step[], at: number): boolean {
  return steps.slice(at + 1).every(({operation: {kind}}) => kind === 'scale' || kind === 'softmax');
}
