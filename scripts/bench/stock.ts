// The contender that is tfjs-node as it ships: see startContender for what it reads and writes. Its layers and its `fit`,
// on tensors in memory; of this project it takes no more than the data and the engine.

import {createInterface} from 'node:readline';
import type {layers, Tensor} from '@tensorflow/tfjs-node';
import {tf} from '../../experiments/tensorflow.ts';
import {benchModels} from './models.ts';
import {readTrainingImages} from './training-images.ts';

type Layer = layers.Layer;

const [name] = process.argv.slice(2) as [string];
const {batchSize} = benchModels[name]!;
const {images, labels} = await readTrainingImages(process.argv.at(-1)!);
const inputs = tf.tidy(() => tf.tensor4d(Float32Array.from(images), [labels.length, 28, 28, 1]).div(255));
const targets = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), 10).toFloat());
const model = compileModel();

console.log(`ready tfjs-node ${tf.version.tfjs}: tf.layers, fit on tensors in memory, verbose 0`);
for await (const line of createInterface(process.stdin)) {
  const [, count, epochs] = line.split(' ').map(Number) as [number, number, number];
  const [x, y] = [inputs, targets].map((all) => all.slice(0, count)) as [Tensor, Tensor];
  const start = performance.now();
  const {history} = await model.fit(x, y, {batchSize, epochs, verbose: 0});
  console.log(`done ${(performance.now() - start) / 1000} ${history.loss!.at(-1)}`);
  tf.dispose([x, y]);
}

function compileModel() {
  const sequential = tf.sequential({layers: [tf.layers.inputLayer({inputShape: [28, 28, 1]}), ...networkLayers()]});
  const isAirbench = name === 'airbench-a';
  sequential.compile({
    optimizer: isAirbench ? tf.train.momentum(0.1, 0.85, true) : tf.train.rmsprop(0.001, 0.9, 0, 1e-7),
    loss: isAirbench ? smoothedLoss : 'categoricalCrossentropy',
  });
  return sequential;
}

/** The last layer's scores are divided by 9 here, since tf.layers has no layer for that. */
function smoothedLoss(truth: Tensor, scores: Tensor): Tensor {
  return tf.losses.softmaxCrossEntropy(truth, scores.div(9), undefined, 0.2);
}

function networkLayers(): Layer[] {
  const {model} = benchModels[name]!;
  switch (model.kind) {
    case 'dense':
      return [
        tf.layers.flatten(),
        ...model.hiddenUnits.flatMap((units) => hidden(units, model.dropoutRate)),
        softmax(),
      ];
    case 'convolutional':
      return [
        ...model.filters.flatMap((filters, place) => [
          tf.layers.conv2d({filters, kernelSize: 3, activation: 'relu'}),
          ...(place < model.pooled ? [tf.layers.maxPooling2d({poolSize: 2})] : []),
        ]),
        tf.layers.flatten(),
        ...hidden(model.denseUnits, model.dropoutRate),
        softmax(),
      ];
    case 'airbench':
      return [
        tf.layers.conv2d({filters: 8, kernelSize: 2, trainable: false}), // its values do not matter for speed
        tf.layers.reLU(),
        ...model.widths.flatMap(block),
        tf.layers.maxPooling2d({poolSize: 3}),
        tf.layers.flatten(),
        tf.layers.dense({units: 10, useBias: false}),
      ];
    default:
      throw new Error(`invalid model: ${name} is of the kind ${model.kind} (expected one of those that are timed)`);
  }
}

function hidden(units: number, rate: number): Layer[] {
  const dense = tf.layers.dense({units, activation: 'relu'});
  return rate > 0 ? [dense, tf.layers.dropout({rate})] : [dense];
}

function softmax(): Layer {
  return tf.layers.dense({units: 10, activation: 'softmax'});
}

function block(filters: number): Layer[] {
  const convolution = () => tf.layers.conv2d({filters, kernelSize: 3, padding: 'same', useBias: false});
  const normalization = () => tf.layers.batchNormalization({momentum: 0.6}); // `scale: false` fails in tfjs 4.22
  const finish = () => [normalization(), tf.layers.reLU()];
  return [convolution(), tf.layers.maxPooling2d({poolSize: 2}), ...finish(), convolution(), ...finish()];
}
