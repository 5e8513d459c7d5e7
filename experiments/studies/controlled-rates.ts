import {trainedArchitectures} from './architecture-training.ts';
import {type Trained, withRate} from './controlled.ts';
import {partialCnns} from './convolution-parts.ts';
import {shuffledNetworks} from './shuffled-pixels.ts';
import type {Configuration, Study} from './study.ts';

const candidates = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2];

/** Tried as well where the lowest or the highest candidate was best: so that none is held back by the end of the list. */
const beyond: Readonly<Record<string, number[]>> = {
  'fashion-mnist/nn-512-256-normalized-controlled-textbook': [3e-5],
  'fashion-mnist/nn-512-256-normalized-shuffled-controlled-scheduled': [3e-2],
  'fashion-mnist/airbench-small-controlled-augmented': [3e-2],
  'fashion-mnist/cnn-1x1-controlled-scheduled': [3e-2],
  'fashion-mnist/cnn-frozen-controlled-scheduled': [3e-2, 1e-1],
  'mnist/nn-512-256-normalized-controlled-scheduled': [3e-2],
  'mnist/nn-512-256-normalized-controlled-augmented': [3e-2],
  'mnist/airbench-small-shuffled-controlled-scheduled': [3e-2],
  'mnist/cnn-32-32-32-controlled-scheduled': [3e-2],
  'mnist/cnn-32-32-32-shuffled-controlled-scheduled': [3e-2],
  'mnist/cnn-1x1-controlled-scheduled': [3e-2],
  'mnist/cnn-frozen-controlled-scheduled': [3e-2, 1e-1],
};

function ratesOf({dataset, rateOf}: Trained): number[] {
  return [...candidates, ...(beyond[`${dataset}/${rateOf}`] ?? [])];
}

/** A configuration at a learning rate. */
function at(rate: number, {model, training, rateOf: _, ...each}: Trained): Configuration {
  const written = rate.toFixed(5).replace(/0+$/, '');
  return {
    ...each,
    model: {...model, name: `${model.name}-${written}`, title: `${model.title}, rate ${written}`},
    training: withRate(training, rate),
  };
}

/** One run of each network of the controlled experiments at each rate; the one that is best on validation images is taken. */
export const controlledRates: Study = {
  name: 'controlled-rates',
  title: 'Rates of the controlled experiments',
  question: 'Which learning rate suits each network, in each way of training?',
  final: false,
  keeps: 'scores',
  configurations: [...trainedArchitectures, ...shuffledNetworks, ...partialCnns].flatMap((each) =>
    ratesOf(each).map((rate) => at(rate, each)),
  ),
  seeds: [1],
};
