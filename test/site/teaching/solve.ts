import {readFileSync} from 'node:fs';
import path from 'node:path';
import {readCsv} from '../../../experiments/artifacts/csv.ts';

type Row = Record<string, string>;

/** What somebody finds who solves the exercises with the files alone that they link to, exercise by exercise. */
export type Solver = (files: string[]) => number[];

/** The exercises by the ids of their headings; `read` gives the content of a file. */
export function solvers(read: (file: string) => Buffer): Record<string, Solver> {
  const table = (file: string) => rowsOf(read(file).toString());
  return {
    'the-most-frequent-mistake': ([file]) =>
      clothesIn(table(file!))
        .filter((row) => row.Class !== row.Named)
        .map(countOf)
        .toSorted((one, other) => other - one)
        .slice(0, 3),
    'recall-and-precision-of-shirts': ([file]) => shirtScores(clothesIn(table(file!))),
    'one-network-many-seeds': ([file]) => seedScores(table(file!)),
    'pictures-that-nobody-gets-right': ([file]) => {
      const misses = table(file!).map((row) => Number(row.misses));
      return [misses.length, misses.filter((count) => count === Math.max(...misses)).length];
    },
    'ten-times-the-pictures': ([file]) => tenfold(clothesIn(table(file!)).filter((row) => row.Network === 'NN')),
    'where-the-weights-are': ([file]) => weightCounts(JSON.parse(read(file!).toString())),
    'recompute-an-accuracy': ([said, list]) => {
      const labels = table(list!).map((row) => Number(row.label));
      const right = named(read(said!)).filter((answer, place) => answer === labels[place]).length;
      return [right, labels.length, right / labels.length];
    },
    'networks-together-with-an-interval': (files) => together(files.slice(0, -1).map(read), read(files.at(-1)!)),
    'are-these-two-networks-tied': ([one, other, labels]) => uneven(read(one!), read(other!), read(labels!)),
  };
}

/** The sums of the exercise on a convolution, by the bias that its text gives. */
export function worked(text: string, bias: number): number[] {
  return ['strongest', 'weakest'].map((where) =>
    clothesIn(rowsOf(text))
      .filter((row) => row.Where === where)
      .reduce((sum, row) => sum + Number(row.Pixel) * Number(row.Weight), bias),
  );
}

function rowsOf(text: string): Row[] {
  const [head = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ''));
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place]!])));
}

const clothesIn = (rows: Row[]) => rows.filter((row) => row['Data set'] === 'Fashion-MNIST');
const countOf = (row: Row) => Number(row['Answers, seeds added up']);
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);

function shirtScores(rows: Row[]): number[] {
  const both = sum(rows.filter((row) => row.Class === 'Shirt' && row.Named === 'Shirt').map(countOf));
  const parts = ['Class', 'Named'].map((column) => sum(rows.filter((row) => row[column] === 'Shirt').map(countOf)));
  return parts.map((all) => both / all);
}

function seedScores(rows: Row[]): number[] {
  const accuracies = clothesIn(rows)
    .filter((row) => row.Network === 'Small CNN, dropout' && row.Studies!.includes('NN against CNN'))
    .flatMap((row) => (row['Test accuracy'] ? [Number(row['Test accuracy'])] : []));
  const [low, high] = [Math.min(...accuracies), Math.max(...accuracies)];
  return [low, sum(accuracies) / accuracies.length, high, high - low];
}

function tenfold(rows: Row[]): number[] {
  const [first, second, third] = ['100', '1000', '10000'].map((count) =>
    Number(rows.find((row) => row['Training images'] === count)!['Validation accuracy']),
  ) as [number, number, number];
  return [first, second, second - first, third, third - second];
}

interface Weights {
  networks: {model: string; dataset: string; layers: {kind: string; arrays: {count: number}[]}[]}[];
}

function weightCounts({networks}: Weights): number[] {
  const layersOf = (name: string) =>
    networks.find(({model, dataset}) => model === name && dataset === 'fashion-mnist')!.layers;
  const counts = (name: string) => layersOf(name).map(({arrays}) => sum(arrays.map(({count}) => count)));
  const [cnn, nn] = [counts('cnn-32-32-32-dropout'), counts('nn-512')];
  return [sum(cnn), cnn.filter((count) => count > 0)[1]!, sum(nn)];
}

/** Rows of ten probabilities. */
function rowsIn(said: Buffer): number[][] {
  const view = new DataView(said.buffer, said.byteOffset, said.length);
  return Array.from({length: said.length / 20}, (_, row) =>
    Array.from({length: 10}, (_, label) => view.getFloat16(2 * (10 * row + label), true)),
  );
}

const largest = (row: number[]) => row.indexOf(Math.max(...row));
const named = (said: Buffer) => rowsIn(said).map(largest);

function together(files: Buffer[], labels: Buffer): number[] {
  const each = files.map(rowsIn);
  const means = each[0]!.map((_, row) => each[0]![row]!.map((_, label) => sum(each.map((rows) => rows[row]![label]!))));
  const share = (answers: number[]) => answers.filter((answer, row) => answer === labels[row]).length / labels.length;
  const right = share(means.map(largest));
  const weight = 1.959964 ** 2 / labels.length;
  const half = 1.959964 * Math.sqrt((right * (1 - right)) / labels.length + weight / labels.length / 4);
  const ends = [-half, half].map((side) => (right + weight / 2 + side) / (1 + weight));
  return [right, ...ends, sum(each.map((rows) => share(rows.map(largest)))) / each.length];
}

/** How many images only the first, and only the second names rightly, and how likely so uneven a toss is. */
function uneven(first: Buffer, second: Buffer, labels: Buffer): number[] {
  const [one, other] = [named(first), named(second)].map((answers) => answers.map((each, row) => each === labels[row]));
  const onlyFirst = one!.filter((right, row) => right && !other![row]).length;
  const onlySecond = other!.filter((right, row) => right && !one![row]).length;
  const count = onlyFirst + onlySecond;
  let [ways, tosses] = [1n, 1n];
  for (let heads = 1; heads <= Math.min(onlyFirst, onlySecond); heads++) {
    ways = (ways * BigInt(count - heads + 1)) / BigInt(heads);
    tosses += ways;
  }
  return [onlyFirst, onlySecond, Math.min(1, 2 * Number((tosses * 10n ** 15n) >> BigInt(count)) * 1e-15)];
}

/** A file of a built site. */
export function reader(folder: string): (file: string) => Buffer {
  return (file) => readFileSync(path.join(folder, file));
}
