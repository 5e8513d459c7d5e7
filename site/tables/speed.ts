import type {BenchRow} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {numbers, rowHead, words} from './column-kinds.ts';
import type {Column, Laid, TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import {code} from './parts.ts';

type Speeds = Partial<BenchRow['imagesPerSecond']>;
type Contender = keyof BenchRow['imagesPerSecond'];
type Ratios = BenchRow['ratioToBestPeer'];

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

/** What a record of `npm run bench` tells; an earlier record lacks some tables, and some columns. */
export const speedTables: TableMaker = ({speed}) => {
  if (speed.length === 0) return {pending: ['The speed has not been measured yet: ', code('npm run bench'), ' does.']};
  const withPeak = speed.filter(({peak, shareOfPeak}) => peak && shareOfPeak);
  const withPairs = speed.filter(({pairs}) => pairs);
  return [
    speedTable(speed),
    ...(withPeak.length > 0 ? [peakTable(withPeak)] : []),
    ...(withPairs.length > 0 ? [pairTable(withPairs)] : []),
  ];
};

function speedTable(speed: readonly BenchRow[]): Laid {
  const took = (keys: readonly Contender[]) => columnsOf(keys, speed, ({imagesPerSecond}) => imagesPerSecond, count);
  const bf16 = took(rounding);
  return tableOf(speed, {
    label: 'Speed of training',
    wide: true,
    caption: [
      'Images a second in training on the same cores, medians over rounds; ratio to the fastest peer',
      took(['jax']).length > 0 ? jaxNote : '',
      bf16.length > 0 ? bf16Note : '',
    ].join(''),
    columns: [
      network,
      numbers('Batch', ({batchSize}) => write(batchSize, 'count')),
      ...took(contenders.filter((key) => !rounding.includes(key))),
      ...ratioColumns(({ratioToBestPeer}) => ratioToBestPeer),
      ...bf16,
    ],
  });
}

const network = rowHead('Network', ({model}: {model: string}) => model, {class: 'nowrap'});

const jaxNote = '. JAX takes part where there are no convolutions, which it is many times slower at than the others';
const bf16Note =
  '. With bf16, a peer multiplies numbers of 16 bits instead of 32: faster, but other numbers, so the ratio leaves it out';

function peakTable(speed: readonly BenchRow[]): Laid {
  return tableOf(speed, {
    label: 'Share of the processor’s peak',
    wide: true,
    caption:
      'The same speeds as shares of the processor’s peak: the nominal work of training, divided by the most multiply-adds of 32 bits that the same cores were measured to do in that time, each counted as two operations. More than the whole means that part of the nominal work is saved, or done in 16 bits',
    columns: [
      network,
      numbers('Peak, operations a second', ({peak}) => write(peak!.gigaOperations * 1e9, 'operations', 0)),
      ...columnsOf(
        contenders,
        speed,
        ({shareOfPeak}) => shareOfPeak!,
        (share) => write(share, 'percent', 0),
      ),
    ],
  });
}

function pairTable(speed: readonly BenchRow[]): Laid {
  return tableOf(speed, {
    label: 'Speed of two trials at once',
    wide: true,
    caption:
      'Two trials at once, as trials are run here, each in a process of its own with one thread: images a second of both together; ratio to the fastest peer, be it with two trials at once or with one after the other on all cores',
    columns: [
      network,
      ...columnsOf(contenders, speed, ({pairs}) => pairs!.imagesPerSecond, count),
      ...ratioColumns(({pairs}) => pairs!.ratioToBestPeer),
    ],
  });
}

/** A column for each of these contenders that took part on one of the networks. */
function columnsOf(
  keys: readonly Contender[],
  speed: readonly BenchRow[],
  numbersOf: (row: BenchRow) => Speeds,
  show: (value: number) => string,
): Column<BenchRow>[] {
  return keys
    .filter((key) => speed.some((row) => numbersOf(row)[key] !== undefined))
    .map((key) =>
      numbers(titles[key], (row) => {
        const value = numbersOf(row)[key];
        return value === undefined ? none : show(value);
      }),
    );
}

function ratioColumns(ratioOf: (row: BenchRow) => Ratios): Column<BenchRow>[] {
  const decimal = (value: number) => write(value, 'decimal', 2);
  return [
    numbers('Ratio', (row) => decimal(ratioOf(row).median)),
    numbers('From, to', (row) => `${decimal(ratioOf(row).min)} to ${decimal(ratioOf(row).max)}`),
  ];
}

function count(value: number): string {
  return write(Math.round(value), 'count');
}

const slowest = 4;

/** Where the time of a training step goes; nothing where it was not measured. */
export const profileTable: TableMaker = ({profile}) => {
  if (profile.length === 0) return undefined;
  return tableOf(profile, {
    label: 'Where the time of a step goes',
    wide: true,
    caption:
      'Where the time of a compiled step goes, on one thread: the slowest operations, each timed by itself, which takes longer than within the step, so shares may exceed the whole. The last column compares the convolutions with matrix products of the same sizes',
    columns: [
      network,
      numbers('Milliseconds', ({compiledMilliseconds}) => write(compiledMilliseconds, 'decimal', 1)),
      words('Slowest operations, share of the step', ({operations}) =>
        operations
          .slice(0, slowest)
          .map(({operation, share}) => `${operation} ${write(share, 'percent', 0)}`)
          .join(', '),
      ),
      numbers('Of a product', ({convolution}) => (convolution ? write(convolution.share, 'decimal', 2) : none)),
    ],
  });
};
