import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Tensor} from '@tensorflow/tfjs-node';
import {functionDigests} from '../../../experiments/compile/digest.ts';
import {record, type Step} from '../../../experiments/compile/record.ts';
import {tf} from '../../../experiments/tensorflow.ts';

const [a, b] = [tf.variable(tf.ones([2, 2])), tf.variable(tf.ones([2, 2]))];
const examples = [tf.zeros([2, 2]), tf.zeros([2, 2])];

function digest(compute: Step['compute'], {variables = [a, b], inputs = examples} = {}): string {
  return functionDigests(record(variables, {step: {examples: inputs, compute}})).step!;
}

/** Assigns a product of the inputs to one variable and a sum to the other. */
const original: Step['compute'] = ([x, y]) => {
  const product = tf.matMul(x!, y!);
  const sum = tf.add(tf.mul(a, 0.5), x!);
  a.assign(product);
  b.assign(sum);
  return [tf.sum(product), tf.mean(sum)];
};

const same: Record<string, () => string> = {
  'recording again': () => digest(original),
  'the order in which independent operations are made': () =>
    digest(([x, y]) => {
      const sum = tf.add(tf.mul(a, 0.5), x!);
      const mean = tf.mean(sum);
      const product = tf.matMul(x!, y!);
      b.assign(sum);
      a.assign(product);
      return [tf.sum(product), mean];
    }),
  'an operation that nothing uses': () =>
    digest((inputs, update) => {
      tf.square(inputs[0]!);
      return original(inputs, update);
    }),
  'the names and values of variables': () => {
    const renamed = [a, b].map((_, place) => tf.variable(tf.fill([2, 2], place), true, `other ${place}`));
    const [c, d] = renamed as [typeof a, typeof b];
    const compute: Step['compute'] = ([x, y]) => {
      const product = tf.matMul(x!, y!);
      const sum = tf.add(tf.mul(c, 0.5), x!);
      c.assign(product);
      d.assign(sum);
      return [tf.sum(product), tf.mean(sum)];
    };
    const found = digest(compute, {variables: renamed});
    tf.dispose(renamed);
    return found;
  },
};

/** The original with one thing changed. */
function changed({
  half = 0.5,
  first = 0,
  second = 1,
  transposed = false,
  add = tf.add as (x: Tensor, y: Tensor) => Tensor,
  reduce = tf.mean as (x: Tensor) => Tensor,
  assigned = [a, b],
}): Step['compute'] {
  return (inputs) => {
    const product = tf.matMul(inputs[first]!, inputs[second]!, transposed);
    const sum = add(tf.mul(a, half), inputs[0]!);
    assigned[0]!.assign(product as typeof a);
    assigned[1]!.assign(sum as typeof a);
    return [tf.sum(product), reduce(sum)];
  };
}

const other: Record<string, () => string> = {
  'a constant': () => digest(changed({half: 0.25})),
  'an attribute': () => digest(changed({transposed: true})),
  'an operation': () => digest(changed({add: tf.sub})),
  'an operation of a result': () => digest(changed({reduce: (x) => tf.max(x)})),
  "an input's type": () => digest(original, {inputs: [examples[0]!, tf.zeros([2, 2], 'int32')]}),
  'the order of two inputs of an operation': () => digest(changed({first: 1, second: 0})),
  'which variable is changed': () => digest(changed({assigned: [b, a]})),
  'a variable that is left as it is': () => digest(changed({assigned: [a, a]})),
};

test('functionDigests(graph) gives 64 hex digits', () => {
  assert.match(digest(original), /^[0-9a-f]{64}$/);
  assert.equal(digest(changed({})), digest(original));
});

for (const [what, find] of Object.entries(same)) {
  test(`functionDigests(graph) does not depend on ${what}`, () => assert.equal(find(), digest(original)));
}

for (const [what, find] of Object.entries(other)) {
  test(`functionDigests(graph) changes with ${what}`, () => assert.notEqual(find(), digest(original)));
}

test("functionDigests(graph) changes with an input's shape", () => {
  const ofShape = (shape: [number, number]) => digest(([x]) => [tf.sum(x!)], {inputs: [tf.zeros(shape)]});
  assert.notEqual(ofShape([2, 3]), ofShape([3, 2]));
});

test('functionDigests(graph) changes with the order of two changes of a variable', () => {
  const add = (number: number) => ({
    operation: 'AssignAddVariableOp',
    attributes: [],
    operands: [a, tf.fill([2, 2], number)],
    changed: [a],
    compose: () => a.assign(tf.add(a, number)),
  });
  const inOrder = (numbers: number[]) =>
    digest((_, update) => {
      for (const number of numbers) update(add(number));
      return [a];
    });
  assert.notEqual(inOrder([1, 2]), inOrder([2, 1]));
});

test('functionDigests(graph) names each function by itself', () => {
  const steps = (constant: number): Record<string, Step> => ({
    one: {examples, compute: original},
    two: {examples, compute: ([x]) => [tf.mul(x!, constant)]},
  });
  const [first, second] = [functionDigests(record([a, b], steps(1))), functionDigests(record([a, b], steps(2)))];
  assert.deepEqual(Object.keys(first), ['one', 'two']);
  assert.equal(first.one, second.one);
  assert.notEqual(first.two, second.two);
  assert.notEqual(first.one, first.two);
});
