import type {Variable} from '@tensorflow/tfjs-node';
import {tf} from '../tensorflow.ts';
import {type Attribute, type Description, types, type Value} from './graph.ts';
import {type Binding, backend, type NativeTensor, type Values} from './native.ts';

const listeners = new WeakSet<Binding>();

/** Whether a step is being recorded. */
export function isRecording(): boolean {
  return listeners.has(backend().binding);
}

/** Operations that give other numbers at each run, whatever their inputs. */
const unrepeatable = /^(Random|Multinomial|TruncatedNormal)/;

/** Whoever is told of the calls that a step makes. Tensors are named by their native ids. */
export interface Observer {
  readonly variables: readonly Variable[]; // all that the step may change
  readonly lastOperation: string | undefined; // that it has been told of
  /** The step has made a constant. */
  addConstant(id: number, description: Description, values: Values): void;
  /** Where the inputs of an operation come from; throws where that is not known. */
  inputsOf(operation: string, ids: readonly number[]): Value[];
  /** An operation has run. */
  addOperation(
    operation: string,
    attributes: readonly Attribute[],
    inputs: readonly Value[],
    outputs: readonly NativeTensor[],
  ): void;
}

/** Stands between TensorFlow.js and its native code, and tells an observer of each call that a step makes. */
export class Interception {
  private readonly observer: Observer;
  private readonly own = new WeakSet<object>(); // values of constants that the step made
  private readonly constants = this.notingConstants(backend().binding);
  private readonly operations = this.notingOperations(this.constants);

  constructor(observer: Observer) {
    this.observer = observer;
  }

  /** Replaces what TensorFlow.js calls with what also notes the call; each function that it returns puts one back. */
  begin(): (() => void)[] {
    const engine = backend();
    const {write} = engine;
    return [
      replace(engine, 'binding', this.operations),
      replace(engine, 'readSync', (dataId) => this.readOwn(dataId)),
      replace(engine, 'write', (values, shape, type) => {
        this.own.add(values);
        return write.call(engine, values, shape, type);
      }),
      replace(tf.Variable.prototype, 'assign', this.listeningAssign()),
      replace(Math, 'random', () => {
        throw new Error('cannot record a random number drawn in JavaScript (expected StatelessRandomUniform)');
      }),
    ];
  }

  /** Runs what is one operation to the observer: of its calls only constants are told. */
  withoutOperations(compose: () => void): void {
    const resume = replace(backend(), 'binding', this.constants);
    compose();
    resume();
  }

  /** A binding that also notes the constants that the step makes. */
  private notingConstants(native: Binding): Binding {
    const createTensor: Binding['createTensor'] = (shape, type, values) => {
      const id = native.createTensor(shape, type, values);
      // What was made outside the step becomes an error where it is used.
      if (type === types.int64 || this.own.has(values)) {
        this.observer.addConstant(id, {type, shape: [...shape]}, values);
      }
      return id;
    };
    return listener(native, {createTensor});
  }

  /** A binding that also notes the operations of the step. */
  private notingOperations(native: Binding): Binding {
    const executeOp: Binding['executeOp'] = (operation, attributes, ids, count) => {
      if (unrepeatable.test(operation)) {
        throw new Error(`cannot record ${operation}: it is not repeatable (expected StatelessRandomUniform)`);
      }
      const inputs = this.observer.inputsOf(operation, ids);
      const outputs = native.executeOp(operation, attributes, ids, count);
      this.observer.addOperation(operation, attributes, inputs, outputs);
      return outputs;
    };
    return listener(native, {executeOp});
  }

  private listeningAssign(): Variable['assign'] {
    const {variables} = this.observer;
    const {assign} = tf.Variable.prototype;
    return function (this: Variable, value) {
      if (variables.includes(this)) return assign.call(this, value);
      throw new Error(`cannot record a change of ${this.name}: a variable that is not among those compiled`);
    };
  }

  /** The values of a constant that the step made, as long as they stand in JavaScript. */
  private readOwn(dataId: object): Values {
    const {values} = backend().tensorMap.get(dataId);
    if (values && this.own.has(values)) return values;
    throw new Error(`cannot record a step that reads a value: after ${this.observer.lastOperation ?? 'its beginning'}`);
  }
}

/** A binding with some functions of its own. */
function listener(native: Binding, own: Partial<Binding>): Binding {
  const binding: Binding = Object.create(native, Object.getOwnPropertyDescriptors(own));
  listeners.add(binding);
  return binding;
}

/** Sets a property; what it returns sets it back. */
function replace<T extends object, K extends keyof T>(owner: T, key: K, value: T[K]): () => void {
  const original = owner[key];
  owner[key] = value;
  return () => {
    owner[key] = original;
  };
}
