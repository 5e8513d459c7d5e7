import assert from 'node:assert/strict';
import {test} from 'node:test';
import {structuralSimilarity, structure} from '../../../../experiments/analysis/images/structural-similarity.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {grey28, imageSize} from '../../shapes.ts';

const random = randomGenerator('structure');
const picture = Uint8Array.from({length: imageSize}, () => Math.floor(200 * random()));

test('structuralSimilarity(first, second) is 1 for the same image, the same both ways, and falls with noise', () => {
  assert.ok(Math.abs(structuralSimilarity(structure(picture, grey28), structure(picture, grey28)) - 1) < 1e-12);
  const noisy = (strength: number) =>
    structure(
      picture.map((grey) => grey + Math.floor(strength * random())),
      grey28,
    );
  const [little, much] = [noisy(10), noisy(50)];
  const first = structure(picture, grey28);
  assert.equal(structuralSimilarity(first, little), structuralSimilarity(little, first));
  assert.ok(structuralSimilarity(first, little) > structuralSimilarity(first, much));
});

test('structuralSimilarity(first, second) of flat images is the paper’s comparison of their light alone', () => {
  const flat = (grey: number) => structure(new Uint8Array(imageSize).fill(grey), grey28);
  const c1 = (0.01 * 255) ** 2;
  const expected = (2 * 50 * 100 + c1) / (50 ** 2 + 100 ** 2 + c1);
  assert.ok(Math.abs(structuralSimilarity(flat(50), flat(100)) - expected) < 1e-6);
});

test('structuralSimilarity(first, second) is what the definition gives, window by window', () => {
  const other = picture.map((grey, pixel) => (grey + 3 * (pixel % 28)) % 256);
  const kernel = Array.from({length: 121}, (_, cell) => {
    const [y, x] = [Math.floor(cell / 11) - 5, (cell % 11) - 5];
    return Math.exp(-(x * x + y * y) / (2 * 1.5 ** 2));
  });
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let expected = 0;
  for (let top = 0; top < 18; top++) {
    for (let left = 0; left < 18; left++) {
      const mean = (value: (pixel: number) => number) =>
        kernel.reduce((sum, weight, cell) => {
          const pixel = (top + Math.floor(cell / 11)) * 28 + left + (cell % 11);
          return sum + (weight / total) * value(pixel);
        }, 0);
      const [mx, my] = [mean((pixel) => picture[pixel]!), mean((pixel) => other[pixel]!)];
      const vx = mean((pixel) => (picture[pixel]! - mx) ** 2);
      const vy = mean((pixel) => (other[pixel]! - my) ** 2);
      const shared = mean((pixel) => (picture[pixel]! - mx) * (other[pixel]! - my));
      expected += ((2 * mx * my + c1) * (2 * shared + c2)) / ((mx ** 2 + my ** 2 + c1) * (vx + vy + c2));
    }
  }
  assert.ok(
    Math.abs(structuralSimilarity(structure(picture, grey28), structure(other, grey28)) - expected / 324) < 1e-9,
  );
});
