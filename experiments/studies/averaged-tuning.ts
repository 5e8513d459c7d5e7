import {withAverages} from './averaged-weights.ts';
import type {Study} from './study.ts';
import {tuning} from './tuning.ts';

// .64 peta-operations. Beside tuning, it tells what the same grid says when the jitter of a constant rate is gone.

export const averagedTuning: Study = {
  name: 'averaged-tuning',
  title: 'Tuning the CNN, weights averaged',
  question: 'Which CNN of the grid is best when its weights are averaged?',
  final: false,
  keeps: 'scores',
  configurations: tuning.configurations.map(withAverages),
  seeds: tuning.seeds,
};
