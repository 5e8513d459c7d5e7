import type {TopLevelSpec} from 'vega-lite';
import type {Width} from './theme.ts';

/** A part of a chart that stands beside or above others. */
export type Panel = Extract<TopLevelSpec, {hconcat: unknown}>['hconcat'][number];

/** A part of a chart that is drawn over others. */
export type Layer = Extract<TopLevelSpec, {layer: unknown}>['layer'][number];

/** What a chart keeps apart for the two widths. */
export type Shapes<Shape> = Readonly<Record<Width, Shape>>;

/** How panels stand: so many a row, and so many pixels between two in a row and between two rows. */
export interface Grid {
  columns: number;
  gaps: readonly [beside: number, below: number];
}

/** Where a panel stands: whether others share its axes, which then need no words of their own. */
export interface Standing {
  leftmost: boolean;
  lowest: boolean;
}

/** Small multiples: a panel for each item, drawn to the shape for the width and by where it stands. */
export function facets<Item, Both extends Shapes<Grid & {across?: number}>>(
  items: readonly Item[],
  shapes: Both,
  width: Width,
  draw: (item: Item, at: Both[Width] & Standing) => Panel,
): TopLevelSpec {
  const shape: Both[Width] = items.length === 1 ? alone(shapes[width]) : shapes[width];
  const {columns, gaps} = shape;
  const rows = Array.from({length: Math.ceil(items.length / columns)}, (_, row) =>
    items
      .slice(row * columns, (row + 1) * columns)
      .map((item, column) =>
        draw(item, {...shape, leftmost: column === 0, lowest: (row + 1) * columns >= items.length}),
      ),
  );
  const [beside, below] = gaps;
  if (columns === 1) return {vconcat: rows.flat(), spacing: below};
  const drawn = rows.map((row) => ({hconcat: row, spacing: beside}));
  return drawn.length === 1 ? drawn[0]! : {vconcat: drawn, spacing: below};
}

/** The shape of a panel that has the room of a whole row. */
function alone<Shape extends Grid & {across?: number}>(shape: Shape): Shape {
  const {across, columns, gaps} = shape;
  return {...shape, columns: 1, ...(across && {across: across * columns + gaps[0] * (columns - 1)})};
}

/** Charts under a heading each, above one another. */
export function headed<Block extends {title: string}>(
  blocks: readonly Block[],
  spacing: number,
  draw: (block: Block, isLast: boolean) => TopLevelSpec,
): TopLevelSpec {
  const drawn = blocks.map((block, place) => ({
    ...draw(block, place === blocks.length - 1),
    title: {text: block.title, offset: 14},
  }));
  return {vconcat: drawn, spacing} as TopLevelSpec;
}
