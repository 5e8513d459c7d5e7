import {trainedArchitectures} from './architecture-training.ts';
import {type Trained, withRate} from './controlled.ts';
import {partialCnns} from './convolution-parts.ts';
import {shuffledNetworks} from './shuffled-pixels.ts';
import type {Configuration, Study} from './study.ts';

const candidates = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2];

/** A configuration at a learning rate. */
function at(rate: number, {model, training, rateOf: _, ...each}: Trained): Configuration {
  return {
    ...each,
    model: {...model, name: `${model.name}-${rate}`, title: `${model.title}, rate ${rate}`},
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
    candidates.map((rate) => at(rate, each)),
  ),
  seeds: [1],
};
