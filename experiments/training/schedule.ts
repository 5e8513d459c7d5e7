import type {TrainingConfig} from '../artifacts/schema.ts';

/** The learning rate of a step, 0 ... `steps` - 1. */
export function learningRate({optimizer, schedule}: TrainingConfig, step: number, steps: number): number {
  if (!schedule) return optimizer.learningRate;
  const {start, peak, end} = schedule;
  const top = peak * steps;
  const share =
    step < top ? start + (1 - start) * (step / top) : 1 + (end - 1) * ((step - top) / Math.max(1, steps - top));
  return optimizer.learningRate * share;
}
