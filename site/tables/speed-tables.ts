import type {BenchRow} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';

/** A table of how fast networks train, a row each. */
export interface SpeedTable {
  label: string;
  caption: string;
  heads: string[]; // of the columns, the networks' names first
  rows: string[][];
}

type Speeds = Partial<BenchRow['imagesPerSecond']>;
type Contender = keyof BenchRow['imagesPerSecond'];
type Column = [head: string, cell: (row: BenchRow) => string];

const titles: Record<Contender, string> = {
  engine: 'Engine',
  compiled: 'Compiled',
  uncompiled: 'Uncompiled',
  stock: 'tf.layers',
  keras: 'Keras',
  pytorch: 'PyTorch',
  jax: 'JAX',
  kerasBf16: 'Keras, bf16',
  pytorchBf16: 'PyTorch, bf16',
};
const contenders = Object.keys(titles) as Contender[];
const rounding: readonly Contender[] = ['kerasBf16', 'pytorchBf16'];
const none = '–';

/** The tables that a record of `npm run bench` is shown as; an earlier record lacks some, and some columns. */
export function speedTables(speed: readonly BenchRow[]): SpeedTable[] {
  const withPeak = speed.filter(({peak, shareOfPeak}) => peak && shareOfPeak);
  const withPairs = speed.filter(({pairs}) => pairs);
  return [
    ...(speed.length > 0 ? [speedTable(speed)] : []),
    ...(withPeak.length > 0 ? [peakTable(withPeak)] : []),
    ...(withPairs.length > 0 ? [pairTable(withPairs)] : []),
  ];
}

function speedTable(speed: readonly BenchRow[]): SpeedTable {
  const took = (keys: readonly Contender[]) => columnsOf(keys, speed, ({imagesPerSecond}) => imagesPerSecond, count);
  const bf16 = took(rounding);
  return {
    label: 'Speed of training',
    caption: [
      'Images a second in training on the same cores, medians over rounds; ratio to the fastest peer',
      took(['jax']).length > 0 ? jaxNote : '',
      bf16.length > 0 ? bf16Note : '',
    ].join(''),
    ...fill(speed, [
      ['Batch', ({batchSize}) => write(batchSize, 'count')],
      ...took(contenders.filter((key) => !rounding.includes(key))),
      ...ratioColumns(({ratioToBestPeer}) => ratioToBestPeer),
      ...bf16,
    ]),
  };
}

const jaxNote = '. JAX takes part where there are no convolutions, which it is many times slower at than the others';
const bf16Note =
  '. With bf16, a peer multiplies numbers of 16 bits instead of 32: faster, but other numbers, so the ratio leaves it out';

function peakTable(speed: readonly BenchRow[]): SpeedTable {
  return {
    label: 'Share of the processor’s peak',
    caption:
      'The same speeds as shares of the processor’s peak: the nominal work of training, divided by the most multiply-adds of 32 bits that the same cores were measured to do in that time, each counted as two operations. More than the whole means that part of the nominal work is saved, or done in 16 bits',
    ...fill(speed, [
      ['Peak, operations a second', ({peak}) => write(peak!.gigaOperations * 1e9, 'operations', 0)],
      ...columnsOf(
        contenders,
        speed,
        ({shareOfPeak}) => shareOfPeak!,
        (share) => write(share, 'percent', 0),
      ),
    ]),
  };
}

function pairTable(speed: readonly BenchRow[]): SpeedTable {
  return {
    label: 'Speed of two trials at once',
    caption:
      'Two trials at once, as trials are run here, each in a process of its own with one thread: images a second of both together; ratio to the fastest peer, be it with two trials at once or with one after the other on all cores',
    ...fill(speed, [
      ...columnsOf(contenders, speed, ({pairs}) => pairs!.imagesPerSecond, count),
      ...ratioColumns(({pairs}) => pairs!.ratioToBestPeer),
    ]),
  };
}

/** A column for each of these contenders that took part on one of the networks. */
function columnsOf(
  keys: readonly Contender[],
  speed: readonly BenchRow[],
  numbersOf: (row: BenchRow) => Speeds,
  show: (value: number) => string,
): Column[] {
  return keys
    .filter((key) => speed.some((row) => numbersOf(row)[key] !== undefined))
    .map((key): Column => {
      const cell = (row: BenchRow) => {
        const value = numbersOf(row)[key];
        return value === undefined ? none : show(value);
      };
      return [titles[key], cell];
    });
}

function ratioColumns(ratioOf: (row: BenchRow) => BenchRow['ratioToBestPeer']): Column[] {
  const decimal = (value: number) => write(value, 'decimal', 2);
  return [
    ['Ratio', (row) => decimal(ratioOf(row).median)],
    ['From, to', (row) => `${decimal(ratioOf(row).min)} to ${decimal(ratioOf(row).max)}`],
  ];
}

function fill(speed: readonly BenchRow[], columns: readonly Column[]): Pick<SpeedTable, 'heads' | 'rows'> {
  return {
    heads: ['Network', ...columns.map(([head]) => head)],
    rows: speed.map((row) => [row.model, ...columns.map(([, cell]) => cell(row))]),
  };
}

function count(value: number): string {
  return write(Math.round(value), 'count');
}
