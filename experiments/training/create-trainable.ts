import {type EngineName, Unsupported} from '../engine/binding.ts';
import type {Network} from '../models/layer.ts';
import {createNative} from './native.ts';
import {createRecorded} from './recorded.ts';
import type {Trainable, TrainableOptions} from './trainable.ts';

/**
 * A new network, ready to be trained by the engine that is asked for. What the native engine does not know TensorFlow
 * does; `notice` is told.
 */
export function createTrainable(
  network: Network,
  options: TrainableOptions,
  engine: EngineName = 'native',
  notice: (message: string) => void = () => {},
): Trainable {
  if (engine === 'tensorflow') return createRecorded(network, options);
  try {
    return createNative(network, options);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    notice(`TensorFlow trains it, not the native engine: ${error.message}`);
    return createRecorded(network, options);
  }
}
