import {fiveSeeds, type Study} from './study.ts';
import {chosen} from './tuned-cnn.ts';
import {tuning} from './tuning.ts';

// The usual one, two from the foot and the middle of the grid, the highest, and the cheapest that is as good.
const repeated = ['cnn-32-32-32-dense32', 'cnn-16-dense16', 'cnn-32-64-dense128', 'cnn-128-128-dense128', chosen];

export const tuningNoise: Study = {
  name: 'tuning-noise',
  title: 'Noise in tuning',
  question: 'How much do the same networks differ by their seed alone?',
  final: false,
  keeps: 'scores',
  configurations: tuning.configurations.filter(({model}) => repeated.includes(model.name)),
  seeds: fiveSeeds,
};
