import assert from 'node:assert/strict';
import {test} from 'node:test';
import {contenderCommand, type Entrant, entrants, portionOf, titleOf} from '../../../scripts/bench/contenders.ts';
import {benchModels, imageOperations} from '../../../scripts/bench/models.ts';

const dense = benchModels['nn-512']!;
const convolutional = benchModels['cnn-32-32-32']!;
const setting = {model: 'nn-512', batchSize: 128, threads: 2, images: 'images', python: 'python'};

function names(all: readonly Entrant[]): string[] {
  return [...new Set(all.map(({name, pair}) => (pair ? `${name} two` : name)))];
}

test('entrants() on a dense network are ours, the references, JAX and the other peers, and bf16', () => {
  assert.deepEqual(names(entrants(dense, {pairs: false, canCompile: true, hasEngine: true})), [
    ...['engine', 'compiled', 'uncompiled', 'stock'],
    ...['keras', 'pytorch', 'jax', 'kerasBf16', 'pytorchBf16'],
  ]);
});

test('entrants() with pairs has ours and the fp32 peers as pairs as well; on convolutions JAX takes no part', () => {
  assert.deepEqual(names(entrants(convolutional, {pairs: true, canCompile: true, hasEngine: true})), [
    ...['engine', 'engine two', 'compiled', 'compiled two', 'uncompiled', 'stock'],
    ...['keras', 'keras two', 'pytorch', 'pytorch two', 'kerasBf16', 'pytorchBf16'],
  ]);
});

test('entrants() of a peer take part in each of its ways, without torch.compile where that cannot be', () => {
  const ways = (name: string, canCompile: boolean) =>
    entrants(dense, {pairs: false, canCompile, hasEngine: false}).flatMap((each) =>
      each.name === name ? each.way : [],
    );
  assert.deepEqual(ways('keras', true), ['1', '8', '32']);
  assert.deepEqual(ways('pytorch', true), ['eager', 'compiled', 'compiled-optimizer']);
  assert.deepEqual(ways('pytorchBf16', false), ['eager']);
  assert.deepEqual(ways('compiled', false), ['compiled']);
  assert.deepEqual(ways('engine', false), []); // where there is none for the processor
});

test('titleOf(entrant) and portionOf(entrant, batchSize) follow its way', () => {
  const keras = {name: 'keras', way: '32', pair: true} as const;
  assert.equal(titleOf(keras), 'Keras, 32 steps a call, two');
  assert.equal(portionOf(keras, 64), 2048);
  const compiled = {name: 'compiled', way: 'compiled', pair: false} as const;
  assert.equal(titleOf(compiled), 'ours, by TensorFlow');
  assert.equal(portionOf(compiled, 64), 128);
});

test('contenderCommand(entrant, setting) passes way, precision and threads, one to each of a pair', () => {
  const alone = contenderCommand({name: 'kerasBf16', way: '8', pair: false}, setting);
  assert.equal(alone.program, 'python');
  assert.deepEqual(alone.options.slice(1), ['nn-512', '8', 'bf16', '128', '2', 'images']);
  const paired = contenderCommand({name: 'jax', way: '1', pair: true}, setting);
  assert.deepEqual(paired.options.slice(1), ['nn-512', '1', 'fp32', '128', '1', 'images']);
  assert.equal(paired.environment.NPROC, '1');
});

test('imageOperations(model) counts each product three times, the first without a gradient of the image', () => {
  const [first, second] = [784 * 512, 512 * 10];
  assert.equal(imageOperations(dense), 2 * (2 * first + 3 * second));
});
