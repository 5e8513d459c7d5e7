import type {Tensor} from '../../../experiments/models/step.ts';
import {write} from '../../format/numbers.ts';
import type {ShownDataset} from './catalogue.ts';

/** What an image is called: "Sneaker, test image 12", or as its owner calls it. */
export function imageName({classNames, images}: ShownDataset, at: number): string {
  const {label, split, index, name = `${split} image ${index}`} = images[at]!;
  return `${classNames[label]}, ${name}`;
}

/** What the network says of an image, by its probabilities, and whether that is right. */
export function verdictWords({classNames, images}: ShownDataset, image: number, {values}: Tensor): string {
  const label = values.indexOf(values.reduce((high, value) => Math.max(high, value)));
  const truth = images[image]!.label;
  const said = `The network says ${classNames[label]}, with a probability of ${write(values[label]!, 'percent')}.`;
  return label === truth ? `${said} That is right.` : `${said} It is wrong: this is ${classNames[truth]}.`;
}
