import type {Worked} from '../../../experiments/artifacts/schema.ts';
import {below, type Part, words} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {shapeWords} from '../../live/network/words.ts';
import {descriptionOf} from '../../records/datasets.ts';
import {exampleOf} from '../../records/inside.ts';
import {say} from '../../report/phrases.ts';
import {count, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {tablePart} from '../still-table.ts';
import {eachSet, numberGrid, productPart} from '../stills.ts';
import {examplesTable, sources, unopened} from './examples.ts';
import {softmaxTable} from './softmax-table.ts';

/** One image through all steps of a network; with a script, any image and any number. */
export const stepByStep: Figure = {
  id: 'all-steps',
  body: 'all',
  title: () => say`One image, step by step, with the network’s own numbers`,
  finding: () =>
    say`The same image on its way through the whole network: of each step one number, and how it comes about.`,
  alternative: () => 'For each data set a list of seven steps with numbers, and the probabilities of all classes.',
  table: (records) =>
    examplesTable(
      records,
      [text('Layer'), text('Shape of its output'), count('Parameters'), count('Multiply-adds')],
      ({network: {layers}}) =>
        layers.map(({title, outputShape, parameters, multiplyAdds}) => [
          title,
          shapeWords(outputShape),
          parameters,
          multiplyAdds,
        ]),
    ),
  sources,
  still: (records) =>
    eachSet(records, (dataset) => {
      const example = exampleOf(records, dataset);
      if (!example) return words(unopened, 'note');
      const steps = stepsOf(example.worked, descriptionOf(records, dataset).classNames).map(stepPart);
      return below([...steps, tablePart(records, softmaxTable(dataset))], 16);
    }),
};

/** A step of the network, one number of it worked out: words, and numbers among them. */
export interface Step {
  name: string;
  words: string;
  square?: number[]; // of which the largest is taken
  product?: {window: number[]; kernel: number[]; products: number[]};
  after?: string;
}

const number = (value: number) => write(value, 'decimal', 3);
const place = ({row, column}: {row: number; column: number}) => `row ${row + 1}, column ${column + 1}`;

/** All steps from the image to the probabilities. */
export function stepsOf(worked: Worked, classNames: readonly string[]): Step[] {
  return [...convolutionSteps(worked), ...denseSteps(worked, classNames)];
}

function convolutionSteps({convolution, pooling, deep}: Worked): Step[] {
  const {strongest, weakest} = convolution;
  return [
    {
      name: 'Convolution, ReLU.',
      words: `Filter ${convolution.filter + 1} at ${place(strongest)}: the products and the bias, as in the figure above, add up to ${number(strongest.sum)}. ReLU leaves ${number(strongest.response)}. At ${place(weakest)} the sum is ${number(weakest.sum)}, and ReLU makes it ${number(weakest.response)}.`,
    },
    {
      name: 'Max pooling.',
      words: `The largest of the four numbers of a square of this map is ${number(pooling.largest)}.`,
      square: pooling.values,
    },
    {
      name: `Convolution of ${deep.channels.length} maps.`,
      words: `Filter ${deep.filter + 1}, at ${place(deep)}. On map ${deep.most.channel + 1}, which gives most, the products add up to ${number(deep.channels[deep.most.channel]!)}:`,
      product: deep.most,
      after: `All ${deep.channels.length} maps and the bias, ${number(deep.bias)}, give ${number(deep.sum)}, and after ReLU, ${number(deep.response)}.`,
    },
  ];
}

function denseSteps({flatten, hidden, score, softmax}: Worked, classNames: readonly string[]): Step[] {
  const name = classNames[score.label]!;
  const largest = Math.max(...score.products);
  return [
    {
      name: 'Flatten.',
      words: `The last maps, ${flatten.shape.join(' × ')}, become one row. Their largest number, ${number(flatten.value)}, stands at place ${flatten.index + 1}.`,
    },
    {
      name: 'Dense, ReLU.',
      words: `Unit ${hidden.unit + 1} weighs the whole row. The products and the bias, ${number(hidden.bias)}, add up to ${number(hidden.sum)}; after ReLU, ${number(hidden.response)}.`,
    },
    {
      name: 'Dense.',
      words: `The score of ${name} is a sum over the ${score.products.length} units: the largest product is ${number(largest)}, of unit ${score.products.indexOf(largest) + 1}. With the bias, ${number(score.bias)}, all add up to ${number(score.sum)}.`,
    },
    {
      name: 'Softmax.',
      words: `e to this score, divided by the total for all classes: ${write(softmax.probabilities[score.label]!, 'percent')} for ${name}.`,
    },
  ];
}

function stepPart({name, words: said, square, product, after}: Step, index: number): Part {
  const parts = [
    words(`${index + 1}. ${name}`, 'strong'),
    words(said),
    ...(square ? [numberGrid('square', square, {columns: 2})] : []),
    ...(product ? [productPart('window', product)] : []),
    ...(after ? [words(after)] : []),
  ];
  return below(parts, 4);
}
