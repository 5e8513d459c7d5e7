import type {Change, Verdict} from './compare.ts';

const verdicts: Verdict[] = ['real', 'noise', 'unjudged', 'new', 'gone'];

/** How many numbers of each record became what, one line a record, with the totals below. */
export function renderCounts(changes: readonly Change[]): string {
  const byRecord = Map.groupBy(changes, ({record}) => record);
  const line = (name: string, of: readonly Change[]) => [
    name,
    ...verdicts.map((verdict) => String(of.filter((change) => change.verdict === verdict).length)),
  ];
  const rows = [
    ['record', ...verdicts],
    ...[...byRecord].map(([record, of]) => line(record, of)),
    line('all', changes),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
    )
    .join('\n');
}
