import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {rankingOf} from '../records/best-cnn.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {modelTitle} from '../records/studies.ts';
import type {Quote} from '../records/values.ts';
import {list, type Phrase, say} from './phrases.ts';
import {type Answered, answerTo} from './verdicts.ts';

/** What the report asks, what it found, and the chapter that shows it. */
export interface Answer {
  question: string;
  phrase: Phrase;
  path: string;
}

/** The answers to the questions of the report that are known, in the order in which it asks them. */
export function answersOf(records: Records): Answer[] {
  return [
    {question: 'How well does a simple neural network (NN) do?', phrase: simple(records), path: '/simple-network/'},
    {question: 'Why are clothes harder?', phrase: harder(records), path: '/why-clothes-are-harder/'},
    whatCnnsGain(records),
    {question: 'Which CNN is best?', phrase: best(records), path: '/best-cnn/'},
  ].filter(({phrase}) => phrase.length > 0);
}

const nn = 'nn-512';
const modern = 'airbench-small-controlled-augmented';

/** Test accuracy of a final model. */
function accuracy(dataset: DatasetName, model: string): Quote {
  return {at: `headline/${dataset}/${model}#testAccuracy.mean`};
}

function simple({headline}: Records): Phrase {
  if (!isThere(headline, nn)) return [];
  const [digits, clothes] = [accuracy('mnist', nn), accuracy('fashion-mnist', nn)];
  return say`One hidden layer of 512 units, trained for 50 epochs, names ${digits} of the test digits correctly, and ${clothes} of the test clothes.`;
}

function harder({findings, datasets}: Records): Phrase {
  const models = findings.classes?.models ?? [];
  const place = models.findIndex((row) => row.dataset === 'fashion-mnist' && row.model === nn);
  const merged = models[place]?.merged;
  if (!merged) return [];
  const alike = list(merged.labels.map((label) => descriptionOf({datasets}, 'fashion-mnist').classNames[label]!));
  return say`Some of the categories share a shape. If ${alike} counted as one, the same network would name ${{at: `findings/classes#models.${place}.merged.after.accuracy.mean`}} of the clothes.`;
}

/** By networks that differ in one thing where there are such, else by the pair that was compared first. */
function whatCnnsGain(records: Records): Answer {
  const question = 'What does a convolutional neural network (CNN) gain?';
  const phrase = dividedGain(records);
  return phrase.length > 0
    ? {question, phrase, path: '/what-convolution-is-worth/'}
    : {question, phrase: gained(records), path: '/nn-against-cnn/'};
}

/** Of a gain, how much is architecture and how much training. */
function dividedGain({findings}: Records): Phrase {
  const rows = findings.controlled?.divided ?? [];
  const [digits, clothes] = datasetNames.map((dataset) =>
    rows.findIndex((row) => row.dataset === dataset && row.model === modern),
  );
  if (digits === undefined || clothes === undefined || digits < 0 || clothes < 0) return [];
  const quote = (place: number, part: 'whole' | 'architecture' | 'training'): Quote => ({
    at: `findings/controlled#divided.${place}.${part}.difference`,
    as: 'points',
    digits: 2,
  });
  return say`From an NN trained as textbooks do to a small modern CNN trained by all means, accuracy on clothes rises by ${quote(clothes, 'whole')} points: ${quote(clothes, 'architecture')} are the architecture, ${quote(clothes, 'training')} the training. On digits it rises by ${quote(digits, 'whole')}: ${quote(digits, 'architecture')} and ${quote(digits, 'training')}.`;
}

function gained(records: Records): Phrase {
  const [digits, clothes] = datasetNames.map((dataset) => answerTo(records, 'What does convolution gain?', dataset));
  if (!digits || !clothes) return [];
  const {model} = digits;
  const parameters: Quote = {at: `headline/mnist/${model}#parameters`, as: 'count'};
  return say`Over an NN that is trained for as many epochs, ${modelTitle(records, model)} (${parameters} parameters) changes accuracy by ${change(digits)} on digits and by ${change(clothes)} on clothes.${gainedFurther(records)}`;
}

/** What better CNNs add on clothes; nothing while that is open. */
function gainedFurther(records: Records): Phrase {
  const [tuned, modern] = ['What does tuning gain?', 'What do the means of today gain?'].map((question) =>
    answerTo(records, question, 'fashion-mnist'),
  );
  if (!tuned || !modern) return [];
  return say` On clothes, tuning with longer training adds ${change(tuned)} and the means of today ${change(modern)} more.`;
}

/** A difference in points, and whether it may be chance. */
function change({apart, quote}: Answered): Phrase {
  const difference = quote('difference');
  return apart ? say`${difference} points` : say`${difference} points, which may be chance,`;
}

function best(records: Records): Phrase {
  const parts = datasetNames.flatMap((dataset) => {
    const {place, models} = rankingOf(records, dataset);
    const leader = models[0];
    return leader ? [leads(records, dataset, place, leader)] : [];
  });
  if (parts.length === 0) return [];
  return parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part]));
}

type Placed = ReturnType<typeof rankingOf>['models'][number];

/** Who leads on a data set, and whether anybody is tied with it. */
function leads(records: Records, dataset: DatasetName, place: number, {index, title, group, best}: Placed): Phrase {
  const mean: Quote = {at: `findings/comparisons#rankings.${place}.models.${index}.accuracy.mean`, digits: 2};
  const tied = rankingOf(records, dataset).models.filter((model) => model.group === group).length - 1;
  const on = descriptionOf(records, dataset).title;
  if (best) return say`On ${on}, ${title} is best, with ${mean}.`;
  return tied === 0
    ? say`On ${on}, ${title} leads the single networks with ${mean}.`
    : say`On ${on}, ${title} leads the single networks with ${mean}, but ${tied === 1 ? 'one other' : `${tied} others`} cannot be told apart from it.`;
}

function isThere(headline: Records['headline'], model: string): boolean {
  return datasetNames.every((dataset) => headline.some((row) => row.dataset === dataset && row.model === model));
}
