import type {ModelConfig, SearchRecord} from '../../experiments/artifacts/schema.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {percentAt} from './quotes.ts';

const name = 'network-search';
const shown = 3;

type Blocks = Extract<ModelConfig, {kind: 'blocks'}>;
type Candidate = SearchRecord['candidates'][number] & {place: number};

/** The highest candidates of those that were trained to the end, and the textbook's network that was the first of all. */
export const networkSearch: TableMaker = ({searches}) => {
  const search = searches[name];
  if (!search) return undefined;
  const {rungs} = search;
  const candidates: Candidate[] = search.candidates.map((each, place) => ({...each, place}));
  const ends = candidates.filter(({epochs}) => epochs.length === rungs.at(-1)).toSorted((a, b) => last(b) - last(a));
  const rows = [...new Set([...ends.slice(0, shown), candidates[0]!])];
  return tableOf(rows, {
    caption: 'The highest candidates and the textbook’s: validation accuracy after so many epochs',
    id: `searches-${name}`,
    columns: [
      rowHead('Filters', (each) => filtersOf(blocksOf(each)), {class: 'nowrap'}),
      words('Dense', (each) => String(blocksOf(each).denseUnits)),
      words('Normalized', (each) => (blocksOf(each).normalization ? 'yes' : 'no')),
      words('Averaged', ({trial: {training}}) => (training.averaging ? 'yes' : 'no')),
      ...rungs.map((rung) =>
        numbers(String(rung), ({epochs, place}: Candidate) =>
          rung <= epochs.length
            ? percentAt(`searches/${name}#candidates.${place}.epochs.${rung - 1}.validation.accuracy`)
            : 'stopped',
        ),
      ),
    ],
  });
};

/** "24-24-48-48": two convolutions a block. */
function filtersOf({filters, convolutions}: Blocks): string {
  return filters.flatMap((count) => Array<number>(convolutions).fill(count)).join('-');
}

function blocksOf({trial: {model}}: Candidate): Blocks {
  if (model.kind !== 'blocks') throw new Error(`invalid candidate: ${model.kind} (expected one of blocks)`);
  return model;
}

function last({epochs}: SearchRecord['candidates'][number]): number {
  return epochs.at(-1)?.validation.accuracy ?? 0;
}
