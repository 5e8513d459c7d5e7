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
    '  2 Const: float32 [], int32 [2]',
    '  1 Add: float32 []',
    '  1 AssignVariableOp',
    '  1 Mul: float32 []',
    '  1 Placeholder: float32 [4,2]',
    '  1 ReadVariableOp: float32 []',
    '  1 Sum: float32 []',
    '  1 VarHandleOp: resource []',
    'its count: 2 operations',
    '  takes nothing',
    '  gives float32 []',
    '  changes variables by nothing',
    '  1 ReadVariableOp: float32 []',
    '  1 VarHandleOp: resource []',
  ]);
  tf.dispose([count, ...examples]);
});
