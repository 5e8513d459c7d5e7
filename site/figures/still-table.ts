import {below, type Part, type TableCell, words} from '../drawings/part.ts';
import type {Records} from '../records/records.ts';
import {text} from '../records/values.ts';
import type {Laid, LaidCell, TableMaker} from '../tables/declaration.ts';
import type {Content} from '../tables/parts.ts';

/** The tables that a declaration makes of the records, as a file draws them. */
export function tablePart(records: Records, of: TableMaker): Part {
  const made = of(records) ?? [];
  if ('pending' in made) return words(wordsOf(records, made.pending), 'note');
  return below(
    [made].flat().map((laid) => laidPart(records, laid)),
    20,
  );
}

const most = 40; // rows in a file

function laidPart(records: Records, {heads, bodies}: Laid): Part {
  const [head, rows] = [heads, bodies.flat()].map((each) =>
    each.map(({cells}) => cells.map((cell) => cellOf(records, cell))),
  );
  const table = {kind: 'table' as const, heads: head!, rows: rows!.slice(0, most)};
  return rows!.length > most ? below([table, words(`The first ${most} of ${rows!.length} rows.`, 'note')]) : table;
}

function cellOf(records: Records, {attributes, content}: LaidCell): TableCell {
  const looks = String(attributes.class ?? '').split(' ');
  const set = looks.find((look) => look.startsWith('set-'));
  return {
    text: wordsOf(records, content),
    across: Number(attributes.colspan ?? 1),
    down: Number(attributes.rowspan ?? 1),
    isNumber: looks.includes('numeric'),
    isStrong: looks.includes('strong'),
    ...(set && {color: `var(--${set})`}),
  };
}

/** What is said in a cell. */
function wordsOf(records: Records, content: Content): string {
  return [content ?? []]
    .flat()
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('at' in part) return text(records, part);
      return 'sheet' in part ? '' : wordsOf(records, part.inside);
    })
    .join('');
}
