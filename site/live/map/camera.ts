/** Points of a map, [count, 2]: x, y of 0 ... 1. */
export type Points = Float32Array;

/** What part of a map is seen: its centre, and how many times it is enlarged. */
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

/** The size of the picture, in pixels. */
export interface Frame {
  width: number;
  height: number;
}

export type Spot = [x: number, y: number];

export const wholeMap: Camera = {x: 0.5, y: 0.5, zoom: 1};

const side = ({width, height}: Frame) => 0.94 * Math.min(width, height);

/** Where a point of the map is in the picture. */
export function toScreen({x, y, zoom}: Camera, frame: Frame, [px, py]: Spot): Spot {
  const scale = side(frame) * zoom;
  return [frame.width / 2 + (px - x) * scale, frame.height / 2 + (py - y) * scale];
}

/** Which point of the map is at a place of the picture. */
export function toMap({x, y, zoom}: Camera, frame: Frame, [sx, sy]: Spot): Spot {
  const scale = side(frame) * zoom;
  return [x + (sx - frame.width / 2) / scale, y + (sy - frame.height / 2) / scale];
}

/** Enlarges by a factor, up to 60 times; what is at `spot` of the picture stays there. */
export function zoomAt(camera: Camera, frame: Frame, spot: Spot, factor: number): Camera {
  const zoom = Math.min(60, Math.max(1, camera.zoom * factor));
  const [px, py] = toMap(camera, frame, spot);
  const [qx, qy] = toMap({...camera, zoom}, frame, spot);
  return clamp({x: camera.x + px - qx, y: camera.y + py - qy, zoom});
}

/** Moves by so many pixels of the picture. */
export function moveBy(camera: Camera, frame: Frame, [dx, dy]: Spot): Camera {
  const scale = side(frame) * camera.zoom;
  return clamp({...camera, x: camera.x - dx / scale, y: camera.y - dy / scale});
}

/** The camera, moved to a point of the map that it would not show, or only within 30 pixels of the picture's edge. */
export function lookAt(camera: Camera, frame: Frame, [x, y]: Spot): Camera {
  const [left, top] = toMap(camera, frame, [30, 30]);
  const [right, bottom] = toMap(camera, frame, [frame.width - 30, frame.height - 30]);
  return x < left || x > right || y < top || y > bottom ? {...camera, x, y} : camera;
}

function clamp({x, y, zoom}: Camera): Camera {
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return {x: within(x), y: within(y), zoom};
}

/** The point nearest to one of the map, among those that are shown and no further than `reach`. */
export function nearestPoint(
  points: Points,
  [x, y]: Spot,
  isShown: (image: number) => boolean,
  reach: number,
): number | undefined {
  let [best, distance]: [number | undefined, number] = [undefined, reach];
  for (let image = 0; image < points.length / 2; image++) {
    const far = Math.hypot(points[2 * image]! - x, points[2 * image + 1]! - y);
    if (far <= distance && isShown(image)) [best, distance] = [image, far];
  }
  return best;
}

/** The nearest shown point in a direction, within 45 degrees of it. */
export function nextPoint(
  points: Points,
  from: number,
  [dx, dy]: Spot,
  isShown: (image: number) => boolean,
): number | undefined {
  let [best, distance]: [number | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (let image = 0; image < points.length / 2; image++) {
    const [x, y] = [points[2 * image]! - points[2 * from]!, points[2 * image + 1]! - points[2 * from + 1]!];
    const along = x * dx + y * dy;
    const far = Math.hypot(x, y);
    if (along > 0 && along >= far * Math.SQRT1_2 && far < distance && image !== from && isShown(image))
      [best, distance] = [image, far];
  }
  return best;
}
