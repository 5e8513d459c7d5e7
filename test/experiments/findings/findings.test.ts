import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findingsSchema} from '../../../experiments/artifacts/schema.ts';
import {findings} from '../../../experiments/findings/index.ts';

test('each finding stands in the contract under its name, with its own schema', () => {
  const {shape} = findingsSchema;
  assert.deepEqual(findings.map(({name}) => name).sort(), Object.keys(shape).sort());
  for (const {name, schema} of findings) assert.equal(shape[name].def.innerType, schema, name);
});
