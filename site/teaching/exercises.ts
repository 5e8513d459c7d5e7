import type {Group} from '../../experiments/artifacts/schema.ts';
import {predictionFiles} from '../cards/handouts.ts';
import {mistakes} from '../figures/simple-network/confusion.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {groupOn, studyNamed} from '../records/studies.ts';
import {type Phrase, say} from '../report/phrases.ts';
import {subject} from '../report/sets.ts';

/** The group of a model in a study, on the data set that networks are tuned on. Throws where there is none. */
export function groupOfModel(records: Records, study: string, model: string): Group {
  const {groups, ...rest} = studyNamed(records, study);
  return groupOn({...rest, groups: groups.filter((group) => group.model === model)}, subject);
}

/** Its finished trials, by seed. */
export function runsOfModel(records: Records, study: string, model: string): Group['trials'] {
  const {trials} = groupOfModel(records, study, model);
  return trials.filter(({finished}) => finished).sort((one, other) => one.seed - other.seed);
}

/** The file of what a run said of its validation or of its test images. Throws where it kept none. */
export function saidBy(records: Records, key: string, kind: 'validation' | 'test'): string {
  const file = predictionFiles(records, key).find((each) => each.kind === kind);
  if (!file) throw new Error(`no probabilities of run ${key} (expected those of its ${kind} images)`);
  return file.path;
}

/** The most frequent mistake of a network and the next two: "Shirt for Coat, 300 times". */
export function mostConfused(records: Records, study: string, model: string): Phrase {
  const {test} = groupOfModel(records, study, model);
  const {classNames} = descriptionOf(records, subject);
  const at = `studies/${study}/${subject}/${model}#test.confusion`;
  return mistakes(test?.confusion ?? [], 3).flatMap(({label, taken}, place): Phrase => {
    const between = ['', '; then ', ' and '][place]!;
    const times = {at: `${at}.${label}.${taken}`, as: 'count'} as const;
    return say`${between}${classNames[label]!} taken for ${classNames[taken]!}, ${times} times`;
  });
}

/** Where a field of the answer to a question asked beforehand is on record. Throws where it was not answered. */
export function contrastAt({findings}: Records, question: string, field: string): string {
  const contrasts = findings.comparisons?.contrasts ?? [];
  const place = contrasts.findIndex((row) => row.dataset === subject && row.question === question);
  if (place < 0) throw new Error(`no answer to: ${question} (expected one of the questions asked beforehand)`);
  return `findings/comparisons#contrasts.${place}.${field}`;
}
