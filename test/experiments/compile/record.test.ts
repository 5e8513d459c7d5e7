import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tensor, Tensor1D} from '@tensorflow/tfjs-node';
import {backend, nativeTensor} from '../../../experiments/compile/native.ts';
import {compile} from '../../../experiments/compile/program.ts';
import {record, type Step} from '../../../experiments/compile/record.ts';
import {randomGenerator} from '../../../experiments/random.ts';
import {operate, tf} from '../../../experiments/tensorflow.ts';

const input = tf.tensor1d([1, 2, 3]);
const variable = tf.variable(tf.tensor1d([4, 5, 6]));
const other = tf.variable(tf.tensor1d([7, 8, 9]));
const uploaded = tf.tensor1d([1, 1, 1]);
nativeTensor(uploaded);
const unread = [tf.tensor1d([1, 1, 1]), tf.tensor1d([1, 1, 1])]; // their values still stand in JavaScript

/** What compiling a step of one input says. */
function refusal(compute: Step['compute']): string {
  try {
    compile([variable], {step: {examples: [input], compute}}).dispose();
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

const outside = 'a tensor made outside the step (expected an input, a variable, or made from those)';
const drawn = 'cannot record a random number drawn in JavaScript (expected StatelessRandomUniform)';
const changing = 'it differs when the step runs again (expected to depend on the inputs alone)';
const random = {dtype: {type: 'float32'}, T: {type: 'int32'}} as const;
let calls = 0;
const generator = randomGenerator('test');

const refused: {step: string; compute: (x: Tensor, update: Parameters<Step['compute']>[1]) => unknown; says: string}[] =
  [
    {
      step: 'a captured tensor',
      compute: (x) => [tf.add(x, uploaded)],
      says: `cannot record input 1 of Add: ${outside}`,
    },
    {
      step: 'a captured tensor that has not been uploaded',
      compute: (x) => [tf.mul(unread[0]!, x)],
      says: `cannot record input 0 of Mul: ${outside}`,
    },
    {
      step: 'a captured tensor as its result',
      compute: () => [uploaded],
      says: `cannot record result 0: ${outside}`,
    },
    {
      step: 'a captured tensor as a new value',
      compute: (x) => {
        variable.assign(uploaded);
        return [x];
      },
      says: `cannot record the new value of variable 0: ${outside}`,
    },
    {
      step: 'a variable that is not compiled',
      compute: (x) => [tf.add(x, other)],
      says: `cannot record input 1 of Add: ${outside}`,
    },
    {
      step: 'a change of a variable that is not compiled',
      compute: (x) => {
        other.assign(x as Tensor1D);
        return [x];
      },
      says: `cannot record a change of ${other.name}: a variable that is not among those compiled`,
    },
    {
      step: 'an update of a variable that is not compiled',
      compute: (x, update) => {
        update({
          operation: 'AssignAddVariableOp',
          attributes: [],
          operands: [other, x],
          changed: [other],
          compose() {},
        });
        return [x];
      },
      says: 'cannot record AssignAddVariableOp: it uses a variable that is not among those compiled',
    },
    {
      step: 'a value read',
      compute: (x) => [tf.scalar(tf.square(x).dataSync()[0]!)],
      says: 'cannot record a step that reads a value: after Square',
    },
    {
      step: 'an input read',
      compute: (x) => [tf.scalar(x.dataSync()[0]!)],
      says: 'cannot record a step that reads a value: after Placeholder',
    },
    {
      step: 'a captured tensor read',
      compute: (x) => [tf.mul(x, unread[1]!.dataSync()[0]!)],
      says: 'cannot record a step that reads a value: after Placeholder',
    },
    {
      step: 'a value waited for',
      compute: async (x) => [tf.scalar((await tf.square(x).data())[0]!)],
      says: 'cannot record a step that waits: it gave a promise (expected its results)',
    },
    {
      step: 'Math.random()',
      compute: (x) => [tf.mul(x, Math.random())],
      says: drawn,
    },
    {
      step: 'tf.randomUniform(...) without a seed',
      compute: (x) => [tf.add(x, tf.randomUniform([3]))],
      says: drawn,
    },
    {
      step: 'tf.dropout(...) with a seed that changes',
      compute: (x) => [tf.dropout(x, 0.5, undefined, ++calls)],
      says: `cannot record Const, which Add uses: ${changing}`,
    },
    {
      step: 'a seeded generator of JavaScript',
      compute: (x) => [tf.mul(x, generator())],
      says: `cannot record Const, which Mul uses: ${changing}`,
    },
    {
      step: 'another operation at the second run',
      compute: (x) => [++calls % 2 === 0 ? tf.square(x) : tf.neg(x)],
      says: `cannot record Neg: ${changing}`,
    },
    {
      step: 'a random operation without a seed as its input',
      compute: (x) => [operate('RandomStandardNormal', [tf.tensor1d(x.shape, 'int32')], random)],
      says: 'cannot record RandomStandardNormal: it is not repeatable (expected StatelessRandomUniform)',
    },
    {
      step: 'an unknown kind of attribute',
      compute: (x, update) => {
        const attributes = [{name: 'dtype', type: 99, value: 1}];
        update({
          operation: 'AssignAddVariableOp',
          attributes,
          operands: [variable, x],
          changed: [variable],
          compose() {},
        });
        return [x];
      },
      says: 'cannot record AssignAddVariableOp: its attribute dtype is of kind 99 (expected type, bool, float, string, shape or int)',
    },
    {
      step: 'no result',
      compute: () => [],
      says: 'cannot record a step without a result (expected at least one)',
    },
    {
      step: 'another step compiled inside it',
      compute: (x) => {
        record([], {inner: {examples: [x], compute: ([y]) => [tf.neg(y!)]}});
        return [x];
      },
      says: 'cannot record a step within another',
    },
  ];

for (const {step, compute, says} of refused) {
  test(`compile(...) refuses a step with ${step}`, () => {
    const expectUnchanged = surroundings();
    assert.equal(
      refusal(([x], update) => compute(x!, update) as Tensor[]),
      says,
    );
    expectUnchanged();
  });
}

test('compile(...) leaves everything as it was where a step throws midway', () => {
  const expectUnchanged = surroundings();
  const message = refusal(([x], update) => {
    variable.assign(tf.mul(variable, x!) as Tensor1D);
    const compose = () => {
      variable.assign(tf.square(variable) as Tensor1D);
      throw new Error('midway');
    };
    update({operation: 'Any', attributes: [], operands: [variable], changed: [variable], compose});
    return [x!];
  });
  assert.equal(message, 'midway');
  expectUnchanged();
});

/** Notes what recording replaces, changes or may leave behind; what it returns expects all that to be the same. */
function surroundings(): () => void {
  const engine = backend();
  const replaced = () => [engine.binding, engine.write, engine.readSync, Math.random, tf.Variable.prototype.assign];
  const left = () => ({
    values: [input, variable, other].map((tensor) => [...tensor.dataSync()]),
    tensors: tf.memory().numTensors,
    models: engine.binding.getNumOfSavedModels(),
  });
  const [replacedBefore, leftBefore] = [replaced(), left()];
  return () => {
    for (const [place, each] of replaced().entries()) assert.equal(each, replacedBefore[place]);
    assert.deepEqual(left(), leftBefore);
  };
}

test('record(...) accepts numbers that are the same in every run, such as a dropout of a fixed seed', () => {
  const compute: Step['compute'] = ([x]) => [tf.dropout(tf.mul(x!, tf.range(0, 3)), 0.5, undefined, 7)];
  const program = compile([], {step: {examples: [input], compute}});
  const [compiled] = program.run('step', [input]);
  assert.deepEqual(
    compiled!.dataSync(),
    tf.tidy(() => compute([input], () => {})[0]!.dataSync()),
  );
  tf.dispose(compiled!);
  program.dispose();
});

test('record(...) keeps inputs and variables apart where they share their data', () => {
  const [a, b] = [tf.variable(input), tf.variable(input)];
  const program = compile([a, b], {
    step: {examples: [input, input], compute: ([x, y]) => [tf.concat([a, b, x!, y!])]},
  });
  program.writeVariables([Float32Array.of(1, 1, 1), Float32Array.of(2, 2, 2)]);
  const inputs = [tf.fill([3], 3), tf.fill([3], 4)];
  const [result] = program.run('step', inputs);
  assert.deepEqual([...result!.dataSync()], [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  tf.dispose([result!, ...inputs, a, b]);
  program.dispose();
});

test('compile(...) names what TensorFlow cannot load', () => {
  const message = refusal(([x], update) => {
    update({operation: 'NoSuchOperation', attributes: [], operands: [variable], changed: [variable], compose() {}});
    return [x!];
  });
  assert.match(message, /^cannot load the graph: .*NoSuchOperation/);
  assert.equal(backend().binding.getNumOfSavedModels(), 0);
});

test('program.run(name, inputs) names the function that fails, and can be run again', () => {
  const compute: Step['compute'] = ([x]) => [operate('CheckNumerics', [x!], checked)];
  const program = compile([], {'a check': {examples: [input], compute}});
  const bad = tf.tensor1d([1, Number.NaN, 3]);
  assert.throws(() => program.run('a check', [bad]), /^Error: cannot run a check: .*no such numbers/s);
  const [good] = program.run('a check', [input]);
  assert.deepEqual([...good!.dataSync()], [1, 2, 3]);
  tf.dispose([bad, good!]);
  program.dispose();
});

const checked = {T: {type: 'float32'}, message: 'no such numbers'} as const;

test('program.run(name, inputs) refuses an unknown function and inputs that are not as recorded', () => {
  const program = compile([variable], {step: {examples: [input, input], compute: ([x, y]) => [tf.add(x!, y!)]}});
  const [longer, whole] = [tf.zeros([4]), tf.zeros([3], 'int32')];
  const message = (name: string, inputs: Tensor[]) => {
    try {
      return program.run(name, inputs);
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.equal(message('stop', []), 'invalid function: stop (expected step, read, write)');
  assert.equal(message('step', [input]), 'invalid inputs of step: 1 (expected 2, as recorded)');
  assert.equal(
    message('step', [input, longer]),
    'invalid input 1 of step: float32 [4] (expected float32 [3], as recorded)',
  );
  assert.equal(
    message('step', [whole, input]),
    'invalid input 0 of step: int32 [3] (expected float32 [3], as recorded)',
  );
  tf.dispose([longer, whole]);
  program.dispose();
});
