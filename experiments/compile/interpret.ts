import type {Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import type {Program} from './program.ts';
import type {Step} from './record.ts';
import {composeUpdate} from './update.ts';

/** The same as `compile`, one operation at a time: the slow reference that compiled programs are tested against. */
export function interpret(variables: readonly Variable[], steps: Readonly<Record<string, Step>>): Program {
  return {
    run(name, inputs) {
      const step = steps[name];
      if (!step) throw new Error(`invalid function: ${name} (expected ${Object.keys(steps).join(', ')})`);
      return tf.tidy(() => step.compute([...inputs], composeUpdate).map((result) => result.clone()));
    },
    readVariables: () => variables.map((variable) => variable.dataSync<'float32'>().slice()),
    writeVariables: (values) =>
      tf.tidy(() => {
        variables.forEach((variable, place) => {
          variable.assign(tf.tensor(values[place]!, variable.shape));
        });
      }),
    dispose() {},
  };
}
