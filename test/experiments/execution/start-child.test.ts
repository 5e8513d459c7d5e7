import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {explainEnding} from '../../../experiments/artifacts/explain-ending.ts';
import {startChild} from '../../../experiments/execution/start-child.ts';

const foreign = ['TF_ENABLE_ONEDNN_OPTS', 'TF_XLA_FLAGS', 'XLA_FLAGS', 'ONEDNN_MAX_CPU_ISA', 'OMP_NUM_THREADS'];

test('startChild(module) keeps from a child what would change its numbers', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'start-child-'));
  const module = path.join(folder, 'child.mjs');
  await writeFile(module, 'process.send(Object.keys(process.env))');
  for (const name of foreign) process.env[name] = '0';
  try {
    const [names] = (await once(startChild(module), 'message')) as [string[]];
    assert.deepEqual(
      names.filter((name) => foreign.includes(name)),
      [],
    );
    assert.ok(names.includes('TF_NUM_INTRAOP_THREADS') && names.includes('PATH'));
  } finally {
    for (const name of foreign) delete process.env[name];
    await rm(folder, {recursive: true});
  }
});

test('explainEnding(code, signal) says what a signal mostly means', () => {
  assert.equal(explainEnding(7, null), 'exit code 7');
  assert.match(explainEnding(null, 'SIGKILL'), /^SIGKILL: .*memory/);
  assert.equal(explainEnding(null, 'SIGTERM'), 'SIGTERM');
});
