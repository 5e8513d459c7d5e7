import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Scalar, Tensor, Variable} from '@tensorflow/tfjs-node';
import {interpret} from '../../../experiments/compile/interpret.ts';
import {compile, type Program} from '../../../experiments/compile/program.ts';
import type {Step} from '../../../experiments/compile/record.ts';
import type {Update} from '../../../experiments/compile/update.ts';
import {tf, writeAttributes} from '../../../experiments/tensorflow.ts';

const float = {T: {type: 'float32'}} as const;

/** Adds a number to a variable in place: an update of one operation. */
function addTo(variable: Variable, number: Tensor): Update {
  return {
    operation: 'AssignAddVariableOp',
    attributes: writeAttributes({dtype: {type: 'float32'}}),
    operands: [variable, number],
    changed: [variable],
    compose: () => variable.assign(tf.add(variable, number)),
  };
}

/** A variable after a step of gradient descent in place. */
function descend(variable: Variable, rate: Tensor, gradient: Tensor): Update {
  return {
    operation: 'ResourceApplyGradientDescent',
    attributes: writeAttributes(float),
    operands: [variable, rate, gradient],
    changed: [variable],
    compose: () => variable.assign(tf.sub(variable, tf.mul(rate, gradient))),
  };
}

/** The two variables of each case, before and after, with the results of `calls` runs. */
function follow(build: typeof compile | typeof interpret, compute: Compute, calls: number): unknown {
  const [a, b, input] = [tf.variable(tf.scalar(2)), tf.variable(tf.scalar(3)), tf.scalar(5)];
  const step: Step = {examples: [input], compute: ([x], update) => compute({a, b, x: x as Scalar, update})};
  const program: Program = build([a, b], {step});
  const runs = Array.from({length: calls}, () => {
    const results = program.run('step', [input]);
    const values = [results.map((result) => result.dataSync()[0]), program.readVariables().map(([value]) => value)];
    tf.dispose(results);
    return values;
  });
  program.dispose();
  tf.dispose([a, b, input]);
  return runs;
}

type Compute = (given: {a: Variable; b: Variable; x: Scalar; update: (update: Update) => void}) => Tensor[];

const cases: {claim: string; compute: Compute; first: [results: number[], variables: number[]]}[] = [
  {
    claim: 'reads a variable after an assignment as assigned',
    compute: ({a, x}) => {
      a.assign(tf.add(a, x));
      return [tf.mul(a, x)];
    },
    first: [[35], [7, 3]],
  },
  {
    claim: 'reads a variable after an update as updated',
    compute: ({a, x, update}) => {
      const before = tf.square(a);
      update(addTo(a, x));
      return [before, tf.square(a)];
    },
    first: [
      [4, 49],
      [7, 3],
    ],
  },
  {
    claim: 'keeps a value read before an update',
    compute: ({a, x, update}) => {
      const before = a.clone();
      update(addTo(a, x));
      return [before, tf.add(before, 1)];
    },
    first: [
      [2, 3],
      [7, 3],
    ],
  },
  {
    claim: 'keeps a value read before an assignment',
    compute: ({a, x}) => {
      const before = a.clone();
      a.assign(x);
      return [before];
    },
    first: [[2], [5, 3]],
  },
  {
    claim: 'makes an assignment before an update that follows it',
    compute: ({a, x, update}) => {
      a.assign(tf.mul(a, 10));
      update(addTo(a, x));
      return [x];
    },
    first: [[5], [25, 3]],
  },
  {
    claim: 'makes an assignment after an update that precedes it',
    compute: ({a, x, update}) => {
      update(addTo(a, x));
      a.assign(tf.scalar(1));
      return [x];
    },
    first: [[5], [1, 3]],
  },
  {
    claim: 'makes updates of one variable in their order',
    compute: ({a, x, update}) => {
      update(addTo(a, x));
      update(descend(a, tf.scalar(0.5), a.clone()));
      update(addTo(a, tf.scalar(1)));
      return [a.clone()];
    },
    first: [[4.5], [4.5, 3]],
  },
  {
    claim: 'gives a constant as a result, and uses one that an update used first',
    compute: ({a, x, update}) => {
      const constant = tf.scalar(7);
      const added = addTo(a, x);
      update({...added, compose: () => a.assign(tf.sub(tf.add(tf.add(a, x), constant), constant))});
      return [tf.scalar(1), tf.add(a, constant)];
    },
    first: [
      [1, 14],
      [7, 3],
    ],
  },
  {
    claim: 'exchanges two variables',
    compute: ({a, b, x}) => {
      const before = a.clone();
      a.assign(b);
      b.assign(before);
      return [x];
    },
    first: [[5], [3, 2]],
  },
  {
    claim: 'gives inputs and variables back as results of their own',
    compute: ({a, x}) => [x, x, a],
    first: [
      [5, 5, 2],
      [2, 3],
    ],
  },
];

for (const {claim, compute, first} of cases) {
  test(`program.run(name, inputs) ${claim}, compiled and interpreted`, () => {
    const [compiled, interpreted] = [follow(compile, compute, 20), follow(interpret, compute, 20)];
    assert.deepEqual((compiled as unknown[])[0], first);
    assert.deepEqual(compiled, interpreted);
  });
}

test('compile(variables, steps) lets functions share variables, whatever sizes they take', () => {
  const total = tf.variable(tf.scalar(0));
  const examples = [tf.zeros([2]), tf.zeros([3])];
  const compute: Step['compute'] = ([x]) => {
    total.assign(tf.add(total, tf.sum(x!)));
    return [total];
  };
  const steps = Object.fromEntries(examples.map((each) => [`add ${each.size}`, {examples: [each], compute}]));
  const program = compile([total], steps);
  const inputs = [tf.tensor1d([1, 2]), tf.tensor1d([3, 4, 5])];
  for (const input of inputs) tf.dispose(program.run(`add ${input.size}`, [input]));
  assert.deepEqual(program.readVariables(), [Float32Array.of(15)]);
  program.dispose();
  tf.dispose([total, ...examples, ...inputs]);
});

test('compile(variables, steps) gives each program variables of its own', () => {
  const count = tf.variable(tf.scalar(1));
  const step: Step = {
    examples: [],
    compute: () => {
      count.assign(tf.add(count, 1));
      return [count];
    },
  };
  const [first, second] = [compile([count], {step}), compile([count], {step})];
  tf.dispose(first.run('step', []));
  tf.dispose(first.run('step', []));
  tf.dispose(second.run('step', []));
  assert.deepEqual(
    [first, second].map((program) => program.readVariables()[0]![0]),
    [3, 2],
  );
  assert.equal(count.dataSync()[0], 1);
  for (const program of [first, second]) program.dispose();
  count.dispose();
});

test('program.writeVariables(values) sets what program.readVariables() reads', () => {
  const variables = [tf.variable(tf.zeros([2, 2])), tf.variable(tf.scalar(0))];
  for (const build of [compile, interpret]) {
    const program: Program = build(variables, {step: {examples: [], compute: () => [variables[0]!]}});
    const values = [Float32Array.of(1, 2, 3, 4), Float32Array.of(5)];
    program.writeVariables(values);
    assert.deepEqual(program.readVariables(), values);
    program.dispose();
  }
  tf.dispose(variables);
});

test('compile([], steps) makes a program without variables', () => {
  const example = tf.scalar(2);
  const program = compile([], {square: {examples: [example], compute: ([x]) => [tf.square(x!)]}});
  const [result] = program.run('square', [example]);
  assert.equal(result!.dataSync()[0], 4);
  assert.deepEqual(program.readVariables(), []);
  program.dispose();
  tf.dispose([result!, example]);
});
