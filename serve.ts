import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import {buildNetwork} from './experiments/models/index.ts';
import {initializeWeights} from './experiments/models/initialize.ts';
import {benchModels} from './scripts/bench/models.ts';

const engine = createRequire(import.meta.url)(process.env.ENGINE ?? '/tmp/eng/engine.node');
const name = process.argv[2]!;
const threads = Number(process.env.T ?? 1);
const clock = () => (process.env.WALL ? performance.now() : process.cpuUsage().user / 1000);
const pixels = new Uint8Array(
  readFileSync('/root/.cache/clothes-and-digits/datasets/fashion-mnist/train-images-idx3-ubyte'),
).subarray(16);
const {model, batchSize, training} = benchModels[name]!;
const network = buildNetwork(model);
const own = engine.create(network, training, {most: batchSize, threads, memory: 4e9});
const weights = initializeWeights(network, 1, pixels.subarray(0, 5000 * 784));
const slots = training.optimizer.kind === 'rmsprop' ? 2 : 1;
const trained = weights.filter(({spec}) => ['kernel', 'bias', 'shift'].includes(spec.role));
engine.write(own, [
  ...weights.map(({values}) => values),
  ...trained.flatMap(({values}) => Array.from({length: slots}, () => new Float32Array(values.length))),
]);
const labels = new Int32Array(batchSize).map((_, i) => i % 10);
let step = 0;
console.log('ready'); process.on('exit', () => engine.dispose(own));
for await (const line of createInterface(process.stdin)) {
  const start = clock();
  let n = 0;
  while (clock() - start < Number(line) * 1000) {
    for (let i = 0; i < 3; i++) {
      const at = ((step * batchSize) % 50000) * 784;
      engine.step(own, pixels.subarray(at, at + batchSize * 784), labels, new Int32Array([1, step++]), 1e-4);
      n += batchSize;
    }
  }
  console.log((n / (clock() - start)) * 1000, 0);
}
