import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type MapView, readMapView, writeMapView} from '../../../../site/live/map/address.ts';
import {
  type Camera,
  lookAt,
  moveBy,
  nearestPoint,
  nextPoint,
  type Spot,
  toMap,
  toScreen,
  wholeMap,
  zoomAt,
} from '../../../../site/live/map/camera.ts';
import {spread} from '../../../../site/live/map/source.ts';

const frame = {width: 600, height: 400};
const near = (actual: Spot, expected: Spot) => {
  for (const axis of [0, 1] as const) assert.ok(Math.abs(actual[axis] - expected[axis]) < 1e-9, `${actual}`);
};
const all = () => true;

test('toMap(toScreen(point)) is the point, and the whole map fits the shorter side', () => {
  const camera: Camera = {x: 0.3, y: 0.7, zoom: 5};
  near(toMap(camera, frame, toScreen(camera, frame, [0.2, 0.9])), [0.2, 0.9]);
  near(toScreen(wholeMap, frame, [0.5, 0]), [300, 200 - 0.47 * 400]);
});

test('zoomAt(camera, frame, spot) keeps what is at the spot, and stops at the whole map', () => {
  const spot: Spot = [350, 150];
  const before = toMap(wholeMap, frame, spot);
  near(toMap(zoomAt(wholeMap, frame, spot, 4), frame, spot), before);
  assert.equal(zoomAt(wholeMap, frame, spot, 0.1).zoom, 1);
});

test('moveBy(camera, frame, by) moves the map with the hand', () => {
  const camera: Camera = {x: 0.5, y: 0.5, zoom: 10};
  const moved = moveBy(camera, frame, [30, -20]);
  const [x, y] = toScreen(camera, frame, [0.5, 0.5]);
  near(toScreen(moved, frame, [0.5, 0.5]), [x + 30, y - 20]);
});

test('lookAt(camera, frame, point) moves the map to a point that would not be seen, and no other', () => {
  const camera: Camera = {x: 0.5, y: 0.5, zoom: 10};
  assert.equal(lookAt(camera, frame, [0.51, 0.49]), camera);
  assert.deepEqual(lookAt(camera, frame, [0.9, 0.49]), {x: 0.9, y: 0.49, zoom: 10});
});

const cross = Float32Array.of(0.5, 0.5, 0.6, 0.5, 0.9, 0.52, 0.5, 0.2);

test('nearestPoint(points, spot) finds what is within reach and shown', () => {
  assert.equal(nearestPoint(cross, [0.58, 0.5], all, 0.05), 1);
  assert.equal(
    nearestPoint(cross, [0.58, 0.5], (image) => image !== 1, 0.1),
    0,
  );
  assert.equal(nearestPoint(cross, [0.58, 0.9], all, 0.1), undefined);
});

test('nextPoint(points, from, direction) goes to the nearest one on that side', () => {
  assert.equal(nextPoint(cross, 0, [1, 0], all), 1);
  assert.equal(nextPoint(cross, 1, [1, 0], all), 2);
  assert.equal(nextPoint(cross, 0, [0, -1], all), 3);
  assert.equal(nextPoint(cross, 0, [-1, 0], all), undefined);
});

test('readMapView(writeMapView(view)) gives back the view; an address that names none gives none', () => {
  const view: MapView = {
    ...{dataset: 'mnist', space: 'pixels', map: 'umap', show: 'wrong', label: 0, image: 9999},
    camera: {x: 0.25, y: 0.75, zoom: 3.5},
  };
  assert.deepEqual(readMapView(writeMapView(view)), view);
  const plain: MapView = {...view, show: 'all', label: undefined, image: undefined, camera: wholeMap};
  assert.equal(writeMapView(plain), '?data=mnist&space=pixels&map=umap');
  assert.deepEqual(readMapView(writeMapView(plain)), plain);
  assert.deepEqual(readMapView('?data=mnist&image=-3&at=a_b_c')?.image, undefined);
  assert.equal(readMapView('?cell=1'), undefined);
});

test('spread(packed, ranges) puts both axes to one scale, the shorter one in the middle', () => {
  const points = spread(Uint16Array.of(0, 0, 65_535, 65_535), [
    [0, 4],
    [-1, 1],
  ]);
  assert.deepEqual([...points], [0, 0.25, 1, 0.75]);
});
