import {type Comparison, type Duel, shareOfPeak, type Work} from './comparison.ts';
import {titleOf} from './contenders.ts';
import type {Range} from './statistics.ts';

/** What one network's comparison says, as lines of text: medians, ranges, shares of the peak, ratios. */
export function renderComparison(title: string, comparison: Comparison, work?: Work): string {
  const {outcomes, duel, pairs, ratioToUncompiled, ratioToStock} = comparison;
  const rows = outcomes.map(({entrant, speed, loss}) => [
    titleOf(entrant),
    whole(speed.median),
    `${whole(speed.min)} ... ${whole(speed.max)}`,
    ...(work ? [`${Math.round(100 * shareOfPeak(speed.median, work))} %`] : []),
    loss.toFixed(3),
  ]);
  const head = ['images a second', 'median', 'range', ...(work ? ['of peak'] : []), 'loss'];
  const ours = titleOf(duel.ours);
  return [
    title,
    ...alignColumns([head, ...rows]).map((line) => `  ${line}`),
    renderDuel(duel),
    ...(pairs ? [renderDuel(pairs)] : []),
    ...(ratioToUncompiled ? [`  ${ours} / uncompiled: ${ratio(ratioToUncompiled)}`] : []),
    ...(ratioToStock ? [`  ${ours} / tfjs-node, tf.layers: ${ratio(ratioToStock)}`] : []),
  ].join('\n');
}

function renderDuel({ours, bestPeer, ratio: range}: Duel): string {
  return `  ${titleOf(ours)} / best peer (${titleOf(bestPeer)}): ${ratio(range)}`;
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
