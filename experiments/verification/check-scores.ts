import {confusionMatrix, scoreProbabilities} from '../analysis/predictions/score.ts';
import {decodeAnswers} from '../artifacts/answers.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import type {Result, Trial} from '../artifacts/schema.ts';
import {loadValidationLabels} from '../datasets/load.ts';
import {readTestLabels} from '../datasets/test-split.ts';
import {trialFiles} from '../execution/folders.ts';
import {compareValues} from './compare-values.ts';
import type {Problem} from './problem.ts';

const tolerance = {absolute: 0, relative: 1e-6}; // a loss has seven digits; counts are compared exactly by it

/** A score of a result, and the file of the probabilities that it is of. */
interface ScoredFile {
  file: string;
  field: string;
  split: 'validation' | 'test';
  score: Result['validation'];
}

/** Every score of a result. */
export function scoredFiles({validation, test, viewed}: Result): ScoredFile[] {
  const files = trialFiles;
  const all: (Omit<ScoredFile, 'score'> & {score: Result['test'] | undefined})[] = [
    {file: files.validationProbabilities, field: 'validation', split: 'validation', score: validation},
    {file: files.testProbabilities, field: 'test', split: 'test', score: test},
    {
      file: files.viewedValidationProbabilities,
      field: 'viewed.validation',
      split: 'validation',
      score: viewed?.validation,
    },
    {file: files.viewedTestProbabilities, field: 'viewed.test', split: 'test', score: viewed?.test},
  ];
  return all.flatMap(({score, ...rest}) => (score ? {...rest, score} : []));
}

/** Gives the labels of a trial's split, [count]. */
export type ReadLabels = (trial: Trial, split: 'validation' | 'test') => Promise<Uint8Array>;

/** Reads labels from the folder of the data sets, those of each split once. */
export function labelReader(folder: string): ReadLabels {
  const read = new Map<string, Promise<Uint8Array>>();
  return ({dataset, split: config}, split) => {
    const key = JSON.stringify([dataset, config, split]);
    const load = split === 'test' ? readTestLabels : loadValidationLabels;
    if (!read.has(key)) read.set(key, load(folder, dataset, config));
    return read.get(key)!;
  };
}

/** Derives each score of a result from its probabilities, by their file's name, and the labels again. */
export async function checkScores(
  result: Result,
  contents: ReadonlyMap<string, Uint8Array>,
  readLabels: ReadLabels,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const {file, split} of answered) {
    const answers = contents.get(file);
    const score = result[split];
    if (answers && score)
      problems.push(...checkAnswers({file, split, score}, answers, await readLabels(result.trial, split)));
  }
  for (const scored of scoredFiles(result)) {
    const bytes = contents.get(scored.file);
    if (bytes) problems.push(...checkScore(scored, bytes, await readLabels(result.trial, scored.split)));
  }
  return problems;
}

const answered = [
  {file: trialFiles.validationAnswers, split: 'validation'},
  {file: trialFiles.testAnswers, split: 'test'},
] as const;

/** Answers tell all of a score but the loss. */
function checkAnswers(
  {file, split, score: {loss: _, ...score}}: Omit<ScoredFile, 'field'>,
  answers: Uint8Array,
  labels: Uint8Array,
): Problem[] {
  const length = labels.length * 2;
  if (answers.length !== length) return [{file, found: `${answers.length} bytes`, expected: `${length}`}];
  const confusion = confusionMatrix(labels, decodeAnswers(answers), score.confusion.length);
  const correct = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
  const derived = {count: labels.length, correct, accuracy: correct / labels.length, confusion};
  const difference = compareValues(derived, score, tolerance);
  return difference ? [{...difference, file: trialFiles.result, field: `${split}.${difference.field}`}] : [];
}

function checkScore({file, field, score}: ScoredFile, bytes: Uint8Array, labels: Uint8Array): Problem[] {
  const length = labels.length * score.confusion.length * 2;
  if (bytes.length !== length) return [{file, found: `${bytes.length} bytes`, expected: `${length}`}];
  const derived = scoreProbabilities(decodeHalf(bytes), labels);
  const difference = compareValues(derived, score, tolerance);
  return difference ? [{...difference, file: trialFiles.result, field: `${field}.${difference.field}`}] : [];
}
