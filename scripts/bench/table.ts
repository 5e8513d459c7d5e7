import type {Comparison} from './comparison.ts';
import {contenders} from './contenders.ts';
import type {Range} from './statistics.ts';

/** What one model's comparison says, as lines of text: medians, ranges, ratios. */
export function renderComparison(title: string, comparison: Comparison): string {
  const {speeds, losses, bestPeer, ratioToBestPeer, ratioToUncompiled, ratioToStock} = comparison;
  const rows = [...speeds].map(([name, speed]) => [
    contenders[name].title,
    whole(speed.median),
    `${whole(speed.min)} ... ${whole(speed.max)}`,
    losses.get(name)!.toFixed(3),
  ]);
  const table = alignColumns([['images a second', 'median', 'range', 'loss'], ...rows]);
  return [
    title,
    ...table.map((line) => `  ${line}`),
    `  compiled / best peer (${contenders[bestPeer].title}): ${ratio(ratioToBestPeer)}`,
    ...(ratioToUncompiled ? [`  compiled / uncompiled: ${ratio(ratioToUncompiled)}`] : []),
    ...(ratioToStock ? [`  compiled / tfjs-node, tf.layers: ${ratio(ratioToStock)}`] : []),
  ].join('\n');
}

/** Lines with the columns below each other: the first to the left, the others to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function ratio({median, min, max}: Range): string {
  return `${median.toFixed(2)} (${min.toFixed(2)} ... ${max.toFixed(2)})`;
}
