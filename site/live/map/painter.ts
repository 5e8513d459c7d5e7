import type {ImageShape} from '../../../experiments/artifacts/data-shape.ts';
import {element} from '../element.ts';
import {type Camera, type Frame, type Points, type Spot, toScreen} from './camera.ts';
import {classColor} from './class-colors.ts';
import type {MapSource} from './source.ts';

/** Sprites, ink in the colours of its classes, others in frames of these, and where each is. */
export interface Sprites {
  sheet: HTMLCanvasElement;
  shape: ImageShape;
  columns: number;
  frames: Uint8Array | undefined; // the labels, by which they are framed; ink stands free
}

/** What is painted. */
export interface Scene {
  points: Points;
  labels: Uint8Array;
  classNames: string[];
  isShown: (image: number) => boolean;
  chosen: number | undefined;
  near: number[]; // images to which lines lead from the chosen one
  sprites: Sprites;
  ink: string;
  paper: string;
  font: string; // family
}

const room = 17; // pixels for one sprite

/** Loads the sprites of a data set, and colours them if they are ink. */
export async function loadSprites({sprites, isInk}: MapSource, labels: Uint8Array): Promise<Sprites> {
  const image = new Image();
  image.src = sprites.address;
  await image.decode();
  const sheet = element('canvas', {width: image.naturalWidth, height: image.naturalHeight});
  const context = sheet.getContext('2d', {willReadFrequently: true})!;
  context.drawImage(image, 0, 0);
  if (isInk) colour(context, sprites, labels);
  return {sheet, shape: sprites.shape, columns: sprites.columns, frames: isInk ? undefined : labels};
}

/** Gives each sprite the colour of its class, and its grey as opacity. */
function colour(context: CanvasRenderingContext2D, {shape, columns}: MapSource['sprites'], labels: Uint8Array): void {
  const {canvas: sheet} = context;
  const pixels = context.getImageData(0, 0, sheet.width, sheet.height);
  const {data} = pixels;
  for (let at = 0; at < data.length / 4; at++) {
    const [x, y] = [at % sheet.width, Math.floor(at / sheet.width)];
    const tile = Math.floor(y / shape.height) * columns + Math.floor(x / shape.width);
    const [red, green, blue] = classColor(labels[tile] ?? 0);
    data[4 * at + 3] = data[4 * at]!;
    data[4 * at] = red;
    data[4 * at + 1] = green;
    data[4 * at + 2] = blue;
  }
  context.putImageData(pixels, 0, 0);
}

/** Paints a map: a dot an image, and where there is room the image itself. */
export function paintMap(context: CanvasRenderingContext2D, frame: Frame, camera: Camera, scene: Scene): void {
  const {points, labels, isShown, chosen, near} = scene;
  context.clearRect(0, 0, frame.width, frame.height);
  const taken = new Set<number>();
  const spotOf = (image: number) => toScreen(camera, frame, [points[2 * image]!, points[2 * image + 1]!]);
  const columns = Math.ceil(frame.width / room);
  for (let image = 0; image < labels.length; image++) {
    const [x, y] = spotOf(image);
    if (x < -room || y < -room || x > frame.width + room || y > frame.height + room) continue;
    const shown = isShown(image);
    const place = Math.floor(y / room) * columns + Math.floor(x / room);
    if (shown && !taken.has(place)) {
      taken.add(place);
      drawSprite(context, scene.sprites, image, [x, y], 14);
    } else {
      context.globalAlpha = shown ? 0.3 : 0.08;
      context.fillStyle = colorOf(labels[image]!);
      context.fillRect(x - 1, y - 1, 2, 2);
      context.globalAlpha = 1;
    }
  }
  if (camera.zoom < 2.5) nameClasses(context, frame, camera, scene);
  if (chosen !== undefined) markChosen(context, chosen, near, spotOf, scene);
}

function colorOf(label: number): string {
  return `rgb(${classColor(label).join(' ')})`;
}

/** Draws a sprite around a place, its longer side `size` pixels long. */
export function drawSprite(
  context: CanvasRenderingContext2D,
  {sheet, shape: {height, width}, columns, frames}: Sprites,
  image: number,
  [x, y]: Spot,
  size: number,
): void {
  context.imageSmoothingEnabled = false;
  const [left, top] = [(image % columns) * width, Math.floor(image / columns) * height];
  const [wide, high] = [width, height].map((side) => (side / Math.max(width, height)) * size) as [number, number];
  const [toX, toY] = [Math.round(x - wide / 2), Math.round(y - high / 2)];
  if (frames) {
    context.fillStyle = colorOf(frames[image]!);
    context.fillRect(toX - 1, toY - 1, wide + 2, high + 2);
  }
  context.drawImage(sheet, left, top, width, height, toX, toY, wide, high);
}

/** The names of the classes in the middle of their images. */
function nameClasses(context: CanvasRenderingContext2D, frame: Frame, camera: Camera, scene: Scene): void {
  const {points, labels, classNames, isShown, ink, paper, font} = scene;
  context.font = `600 13px ${font}`;
  context.textAlign = 'center';
  context.lineJoin = 'round';
  for (const [label, name] of classNames.entries()) {
    const images = [...labels.keys()].filter((image) => labels[image] === label && isShown(image));
    if (images.length === 0) continue;
    const middle = [0, 1].map((axis) => {
      const values = images.map((image) => points[2 * image + axis]!).sort((a, b) => a - b);
      return values[values.length >> 1]!;
    }) as Spot;
    const [x, y] = within(frame, toScreen(camera, frame, middle), context.measureText(name).width);
    context.strokeStyle = paper;
    context.lineWidth = 4;
    context.strokeText(name, x, y);
    context.fillStyle = ink;
    context.fillText(name, x, y);
  }
}

/** Where a name that belongs to a place on the map stands whole, if there is room for it. */
function within({width}: Frame, [x, y]: Spot, long: number): Spot {
  const edge = long / 2 + 4;
  return x < 0 || x > width || 2 * edge > width ? [x, y] : [Math.min(Math.max(x, edge), width - edge), y];
}

function markChosen(
  context: CanvasRenderingContext2D,
  chosen: number,
  near: number[],
  spotOf: (image: number) => Spot,
  {sprites, ink, paper}: Scene,
): void {
  const [x, y] = spotOf(chosen);
  context.strokeStyle = ink;
  context.lineWidth = 1;
  for (const other of near) {
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(...spotOf(other));
    context.stroke();
  }
  for (const [image, size] of [...near.map((other) => [other, 21] as const), [chosen, 42] as const]) {
    const spot = spotOf(image);
    const box = [spot[0] - size / 2 - 2, spot[1] - size / 2 - 2, size + 4, size + 4] as const;
    context.fillStyle = paper;
    context.fillRect(...box);
    drawSprite(context, sprites, image, spot, size);
    context.lineWidth = image === chosen ? 2 : 1;
    context.strokeRect(...box);
  }
}
