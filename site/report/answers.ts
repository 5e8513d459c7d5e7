import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {inWords} from '../format/numbers.ts';
import {capitalize, list} from '../format/words.ts';
import {rankingOf} from '../records/best-cnn.ts';
import {datasetNames, descriptionOf, isOwn} from '../records/datasets.ts';
import {mergedOn} from '../records/merged-classes.ts';
import type {Records} from '../records/records.ts';
import {simplest} from '../records/shown-models.ts';
import {groupsIn, modelTitle} from '../records/studies.ts';
import type {Quote} from '../records/values.ts';
import {either, type Phrase, say} from './phrases.ts';
import {beginOn, hasOthers, joined, manyOf, onSet, subject} from './sets.ts';
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
    {question: `Why are ${manyOf(subject)} harder?`, phrase: harder(records), path: '/what-makes-it-hard/'},
    whatCnnsGain(records),
    {question: 'Which CNN is best?', phrase: best(records), path: '/best-cnn/'},
  ].filter(({phrase}) => phrase.length > 0);
}

const modern = 'airbench-small-controlled-augmented';

/** Test accuracy of a final model. */
function accuracy(dataset: DatasetName, model: string): Quote {
  return {at: `headline/${dataset}/${model}#testAccuracy.mean`};
}

function simple(records: Records): Phrase {
  if (!isThere(records.headline, simplest)) return [];
  const [first, ...others] = datasetNames;
  const rest = others.flatMap((dataset) => say`, and ${accuracy(dataset, simplest)} of the test ${manyOf(dataset)}`);
  return say`One hidden layer of 512 units${epochsOf(records)} names ${accuracy(first!, simplest)} of the test ${manyOf(first!)} correctly${rest}.`;
}

/** ", trained for 50 epochs,", where that is so on every data set. */
function epochsOf(records: Records): string {
  const groups = groupsIn(records, 'simple-network').filter(({model}) => model === simplest);
  const [epochs, ...others] = new Set(groups.map((group) => group.epochs.at(-1)?.epoch));
  return epochs === undefined || others.length > 0 ? '' : `, trained for ${epochs} epochs,`;
}

function harder(records: Records): Phrase {
  const merged = mergedOn(records, subject);
  if (!merged) return [];
  return say`Some of the categories share a shape. If ${namesOf(records, merged.labels)} counted as one, the same network would name ${merged.after} of the ${manyOf(subject)}.`;
}

/** Names of classes of the data set that networks are tuned on: "Shirt, Coat and Pullover". */
function namesOf(records: Records, labels: readonly number[]): string {
  const {classNames} = descriptionOf(records, subject);
  return list(labels.map((label) => classNames[label]!));
}

/** The answer in a breath: how far the simplest network gets, what stands in its way, and how far the best one gets. */
export function answerInShort(records: Records): Phrase {
  if (!isThere(records.headline, simplest)) return [];
  const reached = datasetNames.map((dataset) => say`${accuracy(dataset, simplest)} of the ${manyOf(dataset)}`);
  const merged = mergedOn(records, subject);
  const alike = merged
    ? say` ${capitalize(inWords(merged.labels.length))} categories that look alike stand in its way: counted as one, they would make it ${merged.after}.`
    : [];
  const {place, models} = rankingOf(records, subject);
  const leader = models[0];
  const most = leader
    ? say` A modern convolutional network, which looks for the same small patterns all over a picture, reaches ${meanOf(place, leader)}${onSet(subject)}.`
    : [];
  return say`A simple network names ${joined(reached, hasOthers ? ', but only ' : '')}.${alike}${most}`;
}

/** By networks that differ in one thing where there are such, else by the pair that was compared first. */
function whatCnnsGain(records: Records): Answer {
  const question = 'What does a convolutional neural network (CNN) gain?';
  const phrase = dividedGain(records);
  return phrase.length > 0
    ? {
        question,
        phrase: [...say`It looks for the same small patterns all over a picture. `, ...phrase],
        path: '/what-convolution-is-worth/',
      }
    : {question, phrase: gained(records), path: '/nn-against-cnn/'};
}

/** Of a gain, how much is architecture and how much training. */
export function dividedGain({findings}: Records): Phrase {
  const rows = findings.controlled?.divided ?? [];
  const places = datasetNames.map((dataset) => ({
    dataset,
    place: rows.findIndex((row) => row.dataset === dataset && row.model === modern),
  }));
  if (places.some(({place}) => place < 0)) return [];
  const quote = (place: number, part: 'whole' | 'architecture' | 'training'): Quote => ({
    at: `findings/controlled#divided.${place}.${part}.difference`,
    as: 'points',
    digits: 2,
  });
  const mended = (place: number): Quote => ({at: `findings/controlled#divided.${place}.mended.share`, digits: 0});
  const [first, ...others] = places.toReversed();
  const rest = others.flatMap(
    ({dataset, place}) =>
      say` On ${manyOf(dataset)} it rises by ${quote(place, 'whole')}: ${quote(place, 'architecture')} and ${quote(place, 'training')}.`,
  );
  return say`From an NN trained as textbooks do to a small modern CNN trained with all that is known today, accuracy${onSet(first!.dataset)} rises by ${quote(first!.place, 'whole')} points: ${quote(first!.place, 'architecture')} come from the architecture, ${quote(first!.place, 'training')} from the training.${rest} Of the mistakes, ${joined(places.toReversed().map(({dataset, place}) => say`${mended(place)}${onSet(dataset)}`))} are gone.`;
}

function gained(records: Records): Phrase {
  const changes = datasetNames.flatMap((dataset) => {
    const answer = answerTo(records, 'What does convolution gain?', dataset);
    return answer ? [{dataset, answer}] : [];
  });
  const [first] = changes;
  if (!first || changes.length < datasetNames.length) return [];
  const {model} = first.answer;
  const parameters = either(
    records,
    changes.map(({dataset}) => ({at: `headline/${dataset}/${model}#parameters`, as: 'count'})),
  );
  const told = joined(changes.map(({dataset, answer}) => say`by ${change(answer)}${onSet(dataset)}`));
  const verb = changes.every(({answer}) => answer.rises) ? 'raises' : 'changes';
  return say`Over ${isOwn ? 'an NN that is trained for as many epochs' : 'a simple NN'}, ${modelTitle(records, model)} (${parameters} parameters) ${verb} accuracy ${told}.${gainedFurther(records)}`;
}

/** What better CNNs add on the last data set; nothing while that is open. */
function gainedFurther(records: Records): Phrase {
  const [tuned, modern] = ['What does tuning gain?', 'What do the means of today gain?'].map((question) =>
    answerTo(records, question, subject),
  );
  if (!tuned || !modern) return [];
  return say` ${beginOn(subject, 'tuning', ', ')} with longer training adds ${change(tuned)} and modern methods ${change(modern)} more.`;
}

/** A difference in points, and whether it may be chance. */
function change({apart, byInterval, quote}: Answered): Phrase {
  const difference = quote('difference');
  if (apart) return say`${difference} points`;
  const doubt = byInterval ? 'which the stricter test, with so few seeds, cannot confirm' : 'which may be chance';
  return say`${difference} points, ${doubt}${hasOthers ? ',' : ''}`;
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

/** The test accuracy of a model in a ranking. */
function meanOf(place: number, {index}: Placed): Quote {
  return {at: `findings/comparisons#rankings.${place}.models.${index}.accuracy.mean`};
}

/** Who leads on a data set, and whether anybody is tied with it. */
function leads(records: Records, dataset: DatasetName, place: number, leader: Placed): Phrase {
  const {title, group, best} = leader;
  const mean: Quote = {...meanOf(place, leader), digits: 2};
  const tied = rankingOf(records, dataset).models.filter((model) => model.group === group).length - 1;
  const on = hasOthers ? `On ${descriptionOf(records, dataset).title}, ` : '';
  if (best) return say`${on}${title} is best, with ${mean}.`;
  return tied === 0
    ? say`${on}${title} leads the single networks with ${mean}.`
    : say`${on}${title} leads the single networks with ${mean}, but ${tied === 1 ? 'one other' : `${tied} others`} cannot be told apart from it.`;
}

function isThere(headline: Records['headline'], model: string): boolean {
  return datasetNames.every((dataset) => headline.some((row) => row.dataset === dataset && row.model === model));
}
