import assert from 'node:assert/strict';
import {test} from 'node:test';
import {predictionSize} from '../../../experiments/training/network-steps.ts';
import {listMoves, predictByViews, predictProbabilities} from '../../../experiments/training/predict.ts';
import {easyImages} from './easy-images.ts';

/** Says of each image how bright its halves are: [top, bottom], adding up to 1. */
function predict(pixels: Uint8Array): Float32Array {
  return Float32Array.from({length: predictionSize * 2}, (_, cell) => {
    const start = Math.floor(cell / 2) * 784;
    const sum = (from: number, to: number) => pixels.subarray(start + from, start + to).reduce((a, b) => a + b, 0);
    return sum((cell % 2) * 392, (cell % 2) * 392 + 392) / Math.max(1, sum(0, 784));
  });
}

const split = easyImages(3, 1);

test('listMoves(views) lists the image itself first, then what it is moved by, each also mirrored', () => {
  assert.deepEqual(
    listMoves({shift: 1, mirror: false}).map(({down, right}) => [down, right]),
    [
      [0, 0],
      [-1, -1],
      [1, 1],
    ],
  );
  const mirrored = listMoves({shift: 2, mirror: true});
  assert.equal(mirrored.length, 6);
  assert.deepEqual(
    mirrored.slice(0, 2).map((move) => move.mirrored),
    [false, true],
  );
});

test('predictByViews({predict}, split, views) gives the normalized geometric mean of the views', () => {
  const found = predictByViews({predict}, split, {shift: 3, mirror: false});
  const each = [0, -3, 3].map((pixels) => {
    const moved = split.images.map((_, place) => {
      const [image, row, column] = [
        Math.floor(place / 784),
        Math.floor((place % 784) / 28) - pixels,
        (place % 28) - pixels,
      ];
      const inside = row >= 0 && row < 28 && column >= 0 && column < 28;
      return inside ? split.images[image * 784 + row * 28 + column]! : 0;
    });
    return predictProbabilities({predict}, {...split, images: moved});
  });
  for (let image = 0; image < 3; image++) {
    const product = [0, 1].map((label) => each.reduce((total, view) => total * view[image * 2 + label]!, 1) ** (1 / 3));
    const sum = product[0]! + product[1]!;
    for (const label of [0, 1]) {
      const [value, expected] = [found[image * 2 + label]!, product[label]! / sum];
      assert.ok(Math.abs(value - expected) < 1e-6, `${value} (expected ${expected})`);
    }
  }
});
