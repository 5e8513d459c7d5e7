import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {promisify} from 'node:util';

// A copy of the source with a small study of its own is edited in ten ways. After each, the command says which trials
// must be run again, and whether it had to look at what they compute.

const study = `import {quickSplit} from './quick.ts';
const split = quickSplit('mnist');
import type {Study} from './study.ts';
const nn = {name: 'nn', title: 'NN', architecture: 'NN', config: {kind: 'dense', hiddenUnits: [8], dropoutRate: 0.5}} as const;
const cnn = {name: 'cnn', title: 'CNN', architecture: 'CNN', config: {kind: 'convolutional', filters: [2], pooled: 1, denseUnits: 4, dropoutRate: 0}} as const;
const optimizer = {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7} as const;
const training = {optimizer, batchSize: 500, epochs: 1};
export const simpleNetwork: Study = {
  name: 'simple-network', title: '', question: '', final: false, seeds: [1],
  configurations: [
    {dataset: 'mnist', model: {...nn, config: {...nn.config, hiddenUnits: [8]}}, split, training},
    {dataset: 'fashion-mnist', model: {...nn, config: {...nn.config, hiddenUnits: [8]}}, split, training: {...training}},
    {dataset: 'mnist', model: {...cnn, config: {...cnn.config, filters: [2]}}, split, training},
  ],
};
`;

const nn = ['NN, MNIST', 'NN, Fashion-MNIST'];
const cnn = ['CNN, MNIST'];

interface Edit {
  title: string;
  file: string;
  change: (text: string) => string;
  again: string[]; // the trials that must be run again
  looked?: boolean; // whether what they compute had to be looked at; without it that may be or not
}

const replaced = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  assert.notEqual(changed, text, `nothing to replace: ${from}`);
  return changed;
};

const edits: Edit[] = [
  {
    title: 'a comment',
    file: 'experiments/models/forward.ts',
    change: (text) => `// A remark.\n${text}`,
    again: [],
    looked: false,
  },
  {
    title: 'a renaming',
    file: 'experiments/models/forward.ts',
    change: replaced(/\bapplyLayer\b/, 'passThrough'),
    again: [],
  },
  {
    title: 'a refactoring that leaves the graph alone',
    file: 'experiments/models/kernels.ts',
    change: replaced('tf.tensor1d(values.shape,', 'tf.tensor1d([...values.shape],'),
    again: [],
    looked: true,
  },
  {
    title: 'a direct change of meaning',
    file: 'experiments/models/kernels.ts',
    change: replaced('1 / (1 - rate)', '1'),
    again: nn,
    looked: true,
  },
  {
    title: 'a change of meaning further down',
    file: 'experiments/random.ts',
    change: replaced('b >>> 9', 'b >>> 8'),
    again: [...nn, ...cnn],
    looked: true,
  },
  {
    title: 'a changed layer',
    file: 'experiments/models/forward.ts',
    change: replaced('tf.maxPool', 'tf.avgPool'),
    again: cnn,
    looked: true,
  },
  {
    title: 'a hyperparameter',
    file: 'experiments/studies/simple-network.ts',
    change: replaced('filters: [2]}}', 'filters: [3]}}'),
    again: cnn,
    looked: false,
  },
  {
    title: 'a seed',
    file: 'experiments/studies/simple-network.ts',
    change: replaced('seeds: [1]', 'seeds: [2]'),
    again: [...nn, ...cnn],
    looked: false,
  },
  {
    title: 'a byte of the data',
    file: 'experiments/datasets/fashion-mnist.ts',
    change: replaced("'c59f", "'d59f"),
    again: ['NN, Fashion-MNIST'],
    looked: false,
  },
  {
    title: 'the version of a library',
    file: 'package-lock.json',
    change: (text) => {
      const lock = JSON.parse(text);
      lock.packages['node_modules/@tensorflow/tfjs-node'].version = '4.22.1';
      return JSON.stringify(lock);
    },
    again: [],
    looked: true,
  },
];

let copy: string;

before(async () => {
  copy = await mkdtemp(path.join(os.tmpdir(), 'rebuild-'));
  for (const name of ['experiments', 'scripts', 'package.json', 'package-lock.json']) {
    await cp(name, path.join(copy, name), {recursive: true});
  }
  await symlink(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  await writeFile(path.join(copy, 'experiments/studies/simple-network.ts'), study);
  await experiments();
});
after(() => rm(copy, {recursive: true}));

async function experiments(...options: string[]): Promise<string> {
  const script = path.join(copy, 'scripts/experiments.ts');
  const call = [script, '--only', 'simple-network', ...options];
  const {stdout} = await promisify(execFile)(process.execPath, call, {cwd: copy});
  return stdout;
}

function trialsToDo(output: string): string[] {
  return [...output.matchAll(/^ {2}simple-network: (.*), seed \d \(.*\)$/gm)].map(([, trial]) => trial!);
}

async function afterEdit({file, change}: Pick<Edit, 'file' | 'change'>): Promise<{again: string[]; looked: boolean}> {
  const place = path.join(copy, file);
  const text = await readFile(place, 'utf8');
  await writeFile(place, change(text));
  const output = await experiments('--dry-run');
  await writeFile(place, text);
  return {again: trialsToDo(output), looked: output.includes('looking again')};
}

for (const {title, file, change, again, looked} of edits) {
  const look = looked === undefined ? '' : `, ${looked ? 'after' : 'without'} another look`;
  test(`${title} runs ${again.length} of three trials again${look}`, async () => {
    const found = await afterEdit({file, change});
    assert.deepEqual(found.again, again);
    if (looked !== undefined) assert.equal(found.looked, looked);
  });
}

test('a touched file runs no trial again, without another look', async () => {
  await utimes(path.join(copy, 'experiments/models/forward.ts'), new Date(), new Date());
  assert.match(await experiments('--dry-run'), /^Nothing to do/);
});

test('--why names the first thing that differs', async () => {
  const place = path.join(copy, 'experiments/models/kernels.ts');
  const text = await readFile(place, 'utf8');
  await writeFile(place, text.replace('1 / (1 - rate)', '1'));
  const [first] = (await experiments('--list')).match(/^[0-9a-f]{16}(?=.*NN, MNIST)/m)!;
  assert.match(await experiments('--why', first!), /NN, MNIST, seed 1: the recorded graph of "step of 500" changed/);
  await writeFile(place, text);
  assert.match(await experiments('--why', first!), /NN, MNIST, seed 1: current/);
});
