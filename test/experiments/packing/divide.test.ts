import assert from 'node:assert/strict';
import {test} from 'node:test';
import {divide, type Labelled} from '../../../experiments/packing/divide.ts';

const shares = {validation: 0.1, test: 0.2, seed: 1};
const single = (count: number, label: number, start = 0): Labelled[] =>
  Array.from({length: count}, (_, at) => ({label, group: start + at}));
const counted = (parts: string[]) =>
  ['training', 'validation', 'test'].map((part) => parts.filter((each) => each === part).length);

test('divide(images, shares) gives each class its shares, drawn by the seed', () => {
  const images = [...single(100, 0), ...single(30, 1, 100), ...single(10, 2, 130)];
  const parts = divide(images, shares);
  const of = (label: number) => counted(parts.filter((_, place) => images[place]!.label === label));
  assert.deepEqual([0, 1, 2].map(of), [
    [70, 10, 20],
    [21, 3, 6],
    [7, 1, 2],
  ]);
  assert.deepEqual(divide(images, shares), parts);
  assert.notDeepEqual(divide(images, {...shares, seed: 2}), parts);
});

test('divide(images, shares) keeps copies on one side', () => {
  const images = Array.from({length: 60}, (_, at) => ({label: 0, group: 3 * Math.floor(at / 3)}));
  const parts = divide(images, shares);
  for (let at = 0; at < 60; at += 3) assert.equal(new Set(parts.slice(at, at + 3)).size, 1);
  assert.deepEqual(counted(parts), [42, 6, 12]);
});

test('divide(images, shares) keeps the parts of the source, and draws only those that it lacks', () => {
  const images: Labelled[] = single(50, 0).map((image, at) => ({...image, part: at < 20 ? 'test' : 'training'}));
  const parts = divide(images, shares);
  assert.deepEqual(parts.slice(0, 20), Array(20).fill('test'));
  assert.deepEqual(counted(parts), [27, 3, 20]);
  const whole: Labelled[] = images.map((image, at) => (at === 49 ? {...image, part: 'validation'} : image));
  assert.deepEqual(
    divide(whole, shares),
    whole.map(({part}) => part),
  );
});
