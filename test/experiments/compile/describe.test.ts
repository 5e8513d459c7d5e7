import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeGraph} from '../../../experiments/compile/describe.ts';
import {record} from '../../../experiments/compile/record.ts';
import {tf} from '../../../experiments/tensorflow.ts';

test('describeGraph(graph) lists what each function takes, gives, changes and does', () => {
  const count = tf.variable(tf.scalar(0));
  const examples = [tf.zeros([4, 2]), tf.zeros([4], 'int32')];
  const graph = record([count], {
    'a step': {
      examples,
      compute: ([x]) => {
        tf.square(x!); // nothing uses it
        count.assign(tf.add(count, 1));
        return [tf.mul(tf.sum(x!), count), x!];
      },
    },
    'its count': {examples: [], compute: () => [count]},
  });
  assert.deepEqual(describeGraph(graph), [
    'a step: 9 operations',
    '  takes float32 [4,2], int32 [4]',
    '  gives float32 [], float32 [4,2]',
    '  changes variables by 1 AssignVariableOp',
    '  of 2 Const, 1 Add, 1 AssignVariableOp, 1 Mul, 1 Placeholder, 1 ReadVariableOp, 1 Sum, 1 VarHandleOp',
    'its count: 2 operations',
    '  takes nothing',
    '  gives float32 []',
    '  changes variables by nothing',
    '  of 1 ReadVariableOp, 1 VarHandleOp',
  ]);
  tf.dispose([count, ...examples]);
});
