import {type Compared, type Terms, termsOf} from '../records/compared.ts';
import type {Records} from '../records/records.ts';
import {numbers} from './column-kinds.ts';
import type {Column} from './declaration.ts';

const titles = {epochs: 'Epochs', seeds: 'Seeds', views: 'Views', images: 'Training images'} as const;

/** Columns that say on what terms the models of each row stand beside the others. */
export function termColumns<Row>(
  records: Records,
  compares: (row: Row) => readonly Compared[],
  aspects: readonly (keyof Terms)[],
): Column<Row>[] {
  return aspects.map((aspect) =>
    numbers(titles[aspect], (row) => {
      const terms = compares(row).flatMap((compared) => termsOf(records, compared) ?? []);
      return [...new Set(terms.map((each) => each[aspect]))].join(', ');
    }),
  );
}
