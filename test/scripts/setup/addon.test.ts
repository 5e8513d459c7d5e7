import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {nativeTensor} from '../../../experiments/compile/native.ts';
import {compile} from '../../../experiments/compile/program.ts';
import {operate, tf} from '../../../experiments/tensorflow.ts';
import {ensureEngine} from '../../../scripts/setup/engine.ts';
import {type FakeMachine, fakeMachine} from '../fake-machine.ts';
import {compiler, python, writeTfjsNode} from '../fake-tensorflow.ts';

const keeping = `cat binding/*.cc binding/utils.h > "$(dirname "$0")/../compiled.cc"\n${compiler}`;
const mebibyte = 2 ** 20;

async function machineWithSources(): Promise<FakeMachine & {sources: string}> {
  const machine = await fakeMachine({python3: python, 'c++': keeping});
  await writeTfjsNode(machine.effects.packagesFolder);
  return {...machine, sources: path.join(machine.effects.packagesFolder, '@tensorflow', 'tfjs-node', 'binding')};
}

test('ensureEngine() compiles no code that lends memory to TensorFlow or calls Node when that is given back', async () => {
  await using machine = await machineWithSources();
  const before = await readFile(path.join(machine.sources, 'tfjs_backend.cc'), 'utf8');
  await ensureEngine(machine.effects);
  const compiled = await readFile(path.join(machine.root, 'compiled.cc'), 'utf8');
  assert.match(compiled, /TF_AllocateTensor/);
  assert.doesNotMatch(compiled, /TF_NewTensor|napi_\w*_reference|NapiAutoRef|new char|delete \w+\[i\]/);
  assert.equal(
    await readFile(path.join(machine.sources, 'tfjs_backend.cc'), 'utf8'),
    before,
    'the package is as it was',
  );
  assert.deepEqual((await readdir(machine.cache)).length, 2, 'no copy of the sources is left');
});

test('ensureEngine() compiles nothing of a tfjs-node that the patch was not made for, and says what to do', async () => {
  await using machine = await machineWithSources();
  const file = path.join(machine.sources, 'tfjs_backend.cc');
  await writeFile(file, `\n${await readFile(file, 'utf8')}`);
  await assert.rejects(ensureEngine(machine.effects), {
    message: /^cannot patch .*tfjs_backend\.cc: line 19 is "#include.*" \(expected ""\): .*addon\.patch .*npm ci/,
  });
  assert.equal((await readdir(machine.cache)).length, 1, 'no addon');
});

test('a tensor stays as it is when the array that it was made from changes', () => {
  const buffer = new ArrayBuffer(1024);
  // TensorFlow uses memory as it is where it begins at a multiple of 64 bytes: at one of these places.
  for (let offset = 0; offset < 64; offset += 4) {
    const values = new Float32Array(buffer, offset, 16).fill(1);
    const tensor = tf.tensor1d(values);
    nativeTensor(tensor); // given to TensorFlow
    values.fill(2);
    assert.deepEqual(tensor.dataSync(), new Float32Array(16).fill(1), `${offset} bytes from the beginning`);
    tensor.dispose();
  }
});

test('a run that fails keeps none of its inputs', () => {
  const examples = [tf.zeros([4 * mebibyte]), tf.tensor1d([0], 'int32')];
  const attributes = {Tparams: {type: 'float32'}, Tindices: {type: 'int32'}} as const;
  const program = compile([], {take: {examples, compute: (inputs) => [operate('Gather', inputs, attributes)]}});
  const place = tf.tensor1d([-1], 'int32');
  const values = new Float32Array(4 * mebibyte);
  const before = process.memoryUsage.rss();
  for (let run = 0; run < 30; run++) {
    const all = tf.tensor1d(values);
    assert.throws(() => program.run('take', [all, place]), /^Error: cannot run take: .*indices/s);
    all.dispose();
  }
  const grown = (process.memoryUsage.rss() - before) / mebibyte;
  assert.ok(grown < 100, `${grown} MiB more (expected less than for 7 inputs of 16)`);
  program.dispose();
  tf.dispose([...examples, place]);
});
