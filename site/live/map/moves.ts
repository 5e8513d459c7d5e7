import type {MapView} from './address.ts';
import {
  type Camera,
  type Frame,
  lookAt,
  nearestPoint,
  nextPoint,
  type Spot,
  toMap,
  toScreen,
  zoomAt,
} from './camera.ts';
import {type OpenedMap, pointOf, shownBy} from './opened.ts';

const reach = 18; // pixels by which a finger may miss an image

/** The camera, nearer by a factor: around a spot of the picture, or else the chosen image, or else the middle. */
export function zoomed(map: OpenedMap, {camera, image}: MapView, frame: Frame, factor: number, spot?: Spot): Camera {
  const chosen = image === undefined ? undefined : toScreen(camera, frame, pointOf(map, image));
  return zoomAt(camera, frame, spot ?? chosen ?? [frame.width / 2, frame.height / 2], factor);
}

/** What is seen once an image is chosen, or none: the map has moved where the image would not be seen. */
export function withImage(map: OpenedMap, view: MapView, frame: Frame, image: number | undefined): MapView {
  return {...view, image, camera: image === undefined ? view.camera : lookAt(view.camera, frame, pointOf(map, image))};
}

/** The image that an arrow key leads to: from the chosen one the next, or else the one nearest to the middle. */
export function imageTowards(map: OpenedMap, view: MapView, direction: Spot): number | undefined {
  const isShown = shownBy(view, map);
  if (view.image === undefined) return nearestPoint(map.points, [view.camera.x, view.camera.y], isShown, 2);
  return nextPoint(map.points, view.image, direction, isShown) ?? view.image;
}

/** The image under a spot of the picture. */
export function imageAt(map: OpenedMap, view: MapView, frame: Frame, spot: Spot): number | undefined {
  const [x, y] = toMap(view.camera, frame, spot);
  const [edge] = toMap(view.camera, frame, [spot[0] + reach, spot[1]]);
  return nearestPoint(map.points, [x, y], shownBy(view, map), edge - x);
}
