import type {Comparisons, DatasetName} from '../experiments/artifacts/schema.ts';
import {rankingOf} from './best-cnn.ts';
import {datasetNames} from './datasets.ts';
import {list, type Phrase, say} from './phrases.ts';
import type {Records} from './records.ts';
import {modelTitle} from './studies.ts';
import type {Quote} from './values.ts';

/** What the report asks, what it found, and the chapter that shows it. */
export interface Answer {
  question: string;
  phrase: Phrase;
  path: string;
}

/** The answers to the questions of the report, in the order in which it asks them. */
export function answersOf(records: Records): Answer[] {
  return [
    {question: 'How well does a simple neural network (NN) do?', phrase: simple(records), path: '/simple-network/'},
    {question: 'Why are clothes harder?', phrase: harder(records), path: '/why-clothes-are-harder/'},
    {
      question: 'What does a convolutional neural network (CNN) gain?',
      phrase: gained(records),
      path: '/nn-against-cnn/',
    },
    {question: 'Which CNN is best?', phrase: best(records), path: '/best-cnn/'},
  ];
}

const nn = 'nn-512';

/** Test accuracy of a final model. */
function accuracy(dataset: DatasetName, model: string): Quote {
  return {at: `headline/${dataset}/${model}#testAccuracy.mean`};
}

function simple({headline}: Records): Phrase {
  if (!isThere(headline, nn)) return pending;
  const [digits, clothes] = [accuracy('mnist', nn), accuracy('fashion-mnist', nn)];
  return say`One hidden layer of 512 units, trained for 50 epochs, names ${digits} of the test digits correctly, and ${clothes} of the test clothes.`;
}

function harder({findings, datasets}: Records): Phrase {
  const models = findings.classes?.models ?? [];
  const place = models.findIndex((row) => row.dataset === 'fashion-mnist' && row.model === nn);
  const merged = models[place]?.merged;
  if (!merged) return pending;
  const alike = list(merged.labels.map((label) => datasets['fashion-mnist'].classNames[label]!));
  return say`Some of the categories share a shape. If ${alike} counted as one, the same network would name ${{at: `findings/classes#models.${place}.merged.after.accuracy.mean`}} of the clothes.`;
}

function gained(records: Records): Phrase {
  const contrasts = records.findings.comparisons?.contrasts ?? [];
  const placeOf = (question: string, dataset: DatasetName) =>
    contrasts.findIndex((row) => row.dataset === dataset && row.question === question && row.recipes);
  const [digits, clothes] = datasetNames.map((dataset) => placeOf('What does convolution gain?', dataset));
  if (digits! < 0 || clothes! < 0) return pending;
  const title = modelTitle(records, contrasts[digits!]!.second.model);
  const [tuned, modern] = ['What does tuning gain?', 'What do the means of today gain?'].map((question) =>
    placeOf(question, 'fashion-mnist'),
  );
  const further =
    tuned! < 0 || modern! < 0
      ? say``
      : say` On clothes, tuning adds ${change(contrasts, tuned!)} and the means of today ${change(contrasts, modern!)} more.`;
  const parameters: Quote = {at: `headline/mnist/${contrasts[digits!]!.second.model}#parameters`, as: 'count'};
  return say`Over an NN that is trained for as many epochs, ${title} (${parameters} parameters) changes accuracy by ${change(contrasts, digits!)} on digits and by ${change(contrasts, clothes!)} on clothes.${further}`;
}

/** A difference in points, and whether it is more than chance. */
function change(contrasts: Comparisons['contrasts'], place: number): Phrase {
  const difference: Quote = {
    at: `findings/comparisons#contrasts.${place}.recipes.difference`,
    as: 'points',
    digits: 2,
  };
  return contrasts[place]!.recipes!.apart ? say`${difference} points` : say`${difference} points, which may be chance,`;
}

function best(records: Records): Phrase {
  const parts = datasetNames.flatMap((dataset) => {
    const {place, models} = rankingOf(records, dataset);
    const leader = models[0];
    return leader ? [leads(records, dataset, place, leader)] : [];
  });
  if (parts.length === 0) return pending;
  return parts.flatMap((part, index) => (index === 0 ? part : [' ', ...part]));
}

type Placed = ReturnType<typeof rankingOf>['models'][number];

/** Who leads on a data set, and whether anybody is tied with it. */
function leads(records: Records, dataset: DatasetName, place: number, {index, title, group, best}: Placed): Phrase {
  const mean: Quote = {at: `findings/comparisons#rankings.${place}.models.${index}.accuracy.mean`, digits: 2};
  const tied = rankingOf(records, dataset).models.filter((model) => model.group === group).length - 1;
  const on = records.datasets[dataset].title;
  if (best) return say`On ${on}, ${title} is best, with ${mean}.`;
  return tied === 0
    ? say`On ${on}, ${title} leads with ${mean}.`
    : say`On ${on}, ${title} leads with ${mean}, but ${tied === 1 ? 'one other network' : `${tied} other networks`} cannot be told from it.`;
}

function isThere(headline: Records['headline'], model: string): boolean {
  return datasetNames.every((dataset) => headline.some((row) => row.dataset === dataset && row.model === model));
}

const pending = say`This is still being measured.`;
