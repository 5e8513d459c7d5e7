import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {onPaper} from '../charts/layer-looks.ts';
import {below, type Part, words} from '../drawings/part.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {perThousand, shadeOf, shownClasses} from '../tables/shown-classes.ts';
import {eachSet} from './stills.ts';

/** [true label][predicted label], for each data set. */
export type Matrices = Record<DatasetName, number[][] | null>;

const shares = [4, 12, 24, 36, 46, 52, 52, 52, 52, 52]; // per cent of the colour, by shade, as on the page
const room = 300; // pixels for all columns

/** The confusion of each data set, of 1,000 images a row. */
export function matricesPart(records: Records, matrices: Matrices, columns: string): Part {
  return eachSet(records, (dataset) => {
    const matrix = matrices[dataset];
    if (!matrix) return words('Not yet measured.', 'note');
    const {classNames} = descriptionOf(records, dataset);
    const labels = shownClasses(matrix);
    const names = labels.map((label) => classNames[label]!);
    const few = labels.length < classNames.length;
    const color = `--set-${datasetNames.indexOf(dataset) + 1}`;
    const width = Math.min(40, Math.max(30, room / labels.length));
    return below([
      ...(few ? [words(`The ${labels.length} of ${classNames.length} that are confused most`, 'note')] : []),
      {
        kind: 'matrix',
        cells: cellsOf(perThousand(matrix), labels, color),
        size: [width, 28],
        gap: 1,
        names: {rows: names, columns: names, corner: `true name ↓ ${columns}`},
      },
    ]);
  });
}

function cellsOf(shown: number[][], labels: readonly number[], color: string) {
  return labels.map((label) =>
    labels.map((other) => {
      const value = shown[label]![other]!;
      const ground =
        label === other ? {stroke: 'var(--hairline)', faint: true} : {fill: onPaper(color, shares[shadeOf(value)]!)};
      return {...ground, text: value ? String(value) : undefined};
    }),
  );
}
