import type {LayerSummary} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {layerTitle} from '../format/words.ts';
import {joinLook, layerLook, wordsLook} from './layer-looks.ts';
import {layerStack, type Picture, pixelClass} from './layer-stack.ts';
import type {Width} from './theme.ts';

interface Stage {
  title: string;
  shape: number[];
  parameters: number;
  kind: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const draw = {wide: drawAcross, narrow: drawDown};

const across = {size: 620, thickness: 18, longest: 190, top: 6};

/**
 * Draws a network as SVG text: a bar a layer, as long as it has outputs, with shapes and parameter counts; one with
 * convolutions as stacks of maps, from the image down.
 */
export function networkDiagram(layers: LayerSummary[], input: number[], width: Width, picture: Picture): string {
  if (layers.some(({kind}) => kind === 'convolution')) return layerStack(layers, input, width, picture);
  const stages: Stage[] = [{title: 'Image', shape: input, parameters: 0, kind: 'input'}, ...layers.map(stageOf)];
  return draw[width](stages, picture);
}

function stageOf({title, outputShape, parameters, kind}: LayerSummary): Stage {
  return {title: layerTitle(title), shape: outputShape, parameters, kind};
}

function drawAcross(stages: Stage[], picture: Picture): string {
  const step = across.size / stages.length;
  const middle = across.top + across.longest / 2;
  const boxes = stages.map((stage, index): Box => {
    const length = lengthOf(stage, stages, across.longest);
    const thickness = stage.shape.length > 1 ? length : across.thickness;
    return {x: step * (index + 0.5) - thickness / 2, y: middle - length / 2, width: thickness, height: length};
  });
  const joins = boxes.slice(1).map((box, index) => {
    const from = boxes[index]!;
    return polygon(stages[index + 1]!, [
      [from.x + from.width, from.y],
      [box.x, box.y],
      [box.x, box.y + box.height],
      [from.x + from.width, from.y + from.height],
    ]);
  });
  const labels = stages.map((stage, index) =>
    captions(stage, step * (index + 0.5), across.top + across.longest + 26, 'middle'),
  );
  return svg(across.size, across.top + across.longest + 86, [...joins, ...boxes.map(bar(stages, picture)), ...labels]);
}

function drawDown(stages: Stage[], picture: Picture): string {
  const [step, middle, longest] = [96, 72, 128];
  const boxes = stages.map((stage, index): Box => {
    const length = lengthOf(stage, stages, longest);
    const thickness = stage.shape.length > 1 ? 56 : 14;
    const size = stage.shape.length > 1 ? 56 : length;
    return {x: middle - size / 2, y: 24 + step * index + (40 - thickness) / 2, width: size, height: thickness};
  });
  const joins = boxes.slice(1).map((box, index) => {
    const from = boxes[index]!;
    return polygon(stages[index + 1]!, [
      [from.x, from.y + from.height],
      [box.x, box.y],
      [box.x + box.width, box.y],
      [from.x + from.width, from.y + from.height],
    ]);
  });
  const labels = stages.map((stage, index) => captions(stage, 152, 24 + step * index, 'start'));
  return svg(300, step * stages.length + 6, [...joins, ...boxes.map(bar(stages, picture)), ...labels]);
}

/** Outputs span three powers of ten, so length goes with their square root; the most that there are are the longest. */
function lengthOf({shape}: Stage, stages: readonly Stage[], longest: number): number {
  if (shape.length > 1) return 84;
  const most = Math.max(...stages.filter(isFlat).map(sizeOf));
  return Math.max(64, Math.sqrt(sizeOf({shape}) / most) * longest);
}

const isFlat = ({shape}: Stage) => shape.length === 1;
const sizeOf = ({shape}: Pick<Stage, 'shape'>) => shape.reduce((product, size) => product * size, 1);

function bar(stages: Stage[], picture: Picture): (box: Box, index: number) => string {
  return (box, index) => {
    const {kind, shape} = stages[index]!;
    if (kind === 'input') return `${pixels(box, shape, picture)}${rectangle(kind, box)}`;
    return shape[0]! > 16 ? rectangle(kind, box) : units(kind, box, shape[0]!);
  };
}

function rectangle(kind: string, {x, y, width, height}: Box): string {
  return `<rect ${layerLook(kind)} x="${x}" y="${y}" width="${width}" height="${height}" rx="2"/>`;
}

/** A layer of few outputs, each drawn by itself. */
function units(kind: string, {x, y, width, height}: Box, count: number): string {
  const upright = height > width;
  const step = (upright ? height : width) / count;
  const cells = Array.from({length: count}, (_, index) =>
    rectangle(
      kind,
      upright ? {x, y: y + index * step, width, height: step - 2} : {x: x + index * step, y, width: step - 2, height},
    ),
  );
  return cells.join('');
}

function pixels({x, y, width, height}: Box, [rows = 1, columns = 1]: number[], picture: Picture): string {
  const image = `<image href="${picture.href}" x="${-picture.x}" y="${-picture.y}" width="${picture.width}" height="${picture.height}" image-rendering="pixelated"/>`;
  return `<g class="${pixelClass(picture)}"><svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${columns} ${rows}">${image}</svg></g>`;
}

function polygon({kind}: Stage, corners: number[][]): string {
  return `<polygon ${joinLook(kind)} points="${corners.map((corner) => corner.join(',')).join(' ')}"/>`;
}

function captions({title, shape, parameters}: Stage, x: number, y: number, anchor: string): string {
  const [name = '', ...rest] = title.split(', ');
  const weights = parameters ? `${write(parameters, 'count')} parameters` : 'no parameters';
  const linesOf = [name, ...rest, shape.join(' × '), weights];
  const kinds = ['name', ...rest.map(() => 'name' as const), 'shape', parameters ? 'parameters' : 'shape'] as const;
  return linesOf
    .map(
      (line, index) =>
        `<text ${wordsLook(kinds[index]!)} x="${x}" y="${y + index * 17}" text-anchor="${anchor}">${line}</text>`,
    )
    .join('');
}

function svg(width: number, height: number, parts: string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" class="network"`;
  return `${head} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}
