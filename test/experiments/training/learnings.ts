import type {StepConfig} from '../../../experiments/training/network-steps.ts';

/** How a step may learn: each optimiser, and each of what goes with one. */
export const rmsprop: StepConfig = {optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7}};

export const learnings: Record<string, StepConfig> = {
  rmsprop,
  nesterov: {
    optimizer: {kind: 'nesterov', learningRate: 0.02, momentum: 0.85, weightDecay: 0.01, shiftScale: 8},
    labelSmoothing: 0.2,
    averaging: {decay: 0.9},
  },
  l2: {...rmsprop, l2: 0.01},
};
