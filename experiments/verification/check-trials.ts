import path from 'node:path';
import {contentKey, sha256} from '../artifacts/content-key.ts';
import {readRecord} from '../artifacts/files.ts';
import {packedName, readPacked} from '../artifacts/packed-files.ts';
import {type Divergence, type Result, runSchema} from '../artifacts/schema.ts';
import {shapeOf} from '../datasets/index.ts';
import {type Folders, trialFiles, trialFolder} from '../execution/folders.ts';
import type {Results} from '../execution/results.ts';
import {unpackedLength} from '../execution/unpacked-length.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost, trainingOperations} from '../models/summarize.ts';
import {checkScores, labelReader, type ReadLabels, scoredFiles} from './check-scores.ts';
import {compareValues} from './compare-values.ts';
import type {Check, Problem} from './problem.ts';
import {trialKeys} from './trial-keys.ts';

/**
 * Checks each trial by itself: its key and its cost by its plain data, its files by the hashes in its result, its scores
 * by its probabilities and the labels.
 */
export async function checkTrials(folders: Pick<Folders, 'artifacts' | 'data'>, results: Results): Promise<Check> {
  const keys = await trialKeys(folders.artifacts);
  const labels = labelReader(folders.data);
  const problems: Problem[] = [];
  for (const key of keys) {
    const found = await checkTrial(key, trialFolder(folders, key), {results, labels});
    problems.push(...found.map((problem) => ({...problem, file: `trials/${key}/${problem.file}`})));
  }
  return {told: `${keys.length} trials: scores by probabilities and labels, hashes, cost`, problems};
}

async function checkTrial(
  key: string,
  folder: string,
  {results, labels}: {results: Results; labels: ReadLabels},
): Promise<Problem[]> {
  const run = readRecord(path.join(folder, trialFiles.run), runSchema);
  const problems = await run.then((run) => (run ? [] : [missing(trialFiles.run)]), unreadable(trialFiles.run));
  const outcome = results.read(key).then(async (found) => {
    if (found) return checkResult(key, folder, found.result, labels);
    const divergence = await results.readDivergence(key);
    return divergence ? checkDivergence(key, divergence) : [missing(trialFiles.result)];
  });
  return [...problems, ...(await outcome.catch(unreadable(trialFiles.result)))];
}

async function checkResult(key: string, folder: string, result: Result, labels: ReadLabels): Promise<Problem[]> {
  const contents = await readContents(folder, result);
  return [
    ...checkPlan(key, result),
    ...checkHashes(result, contents),
    ...(await checkScores(result, contents, labels)),
  ];
}

/** What follows from the plain data of a trial that has diverged. */
function checkDivergence(key: string, {trial, epochs, divergedIn}: Divergence): Problem[] {
  const expected = {key: contentKey(trial), epochs: placesUpTo(divergedIn - 1)};
  const found = {key, epochs: epochs.map(({epoch}) => epoch)};
  const difference = compareValues(expected, found, {absolute: 0, relative: 0});
  return difference ? [{...difference, file: trialFiles.diverged}] : [];
}

function missing(file: string): Problem {
  return {file, found: 'no such file', expected: 'one in every trial'};
}

function unreadable(file: string): (error: Error) => Problem[] {
  return (error) => [{file, found: error.message, expected: 'a record by its schema'}];
}

/** 1 ... last. */
function placesUpTo(last: number): number[] {
  return Array.from({length: last}, (_, place) => place + 1);
}

/** What follows from the trial's plain data. */
function checkPlan(key: string, result: Result): Problem[] {
  const {trial, parameters, epochs} = result;
  const network = buildNetwork(trial.model, shapeOf(trial.dataset));
  const expected = {
    key: contentKey(trial),
    parameters: networkCost(network).parameters,
    trainingOperations: trainingOperations(network, trial.split.trainingCount, trial.training.epochs),
    epochs: placesUpTo(trial.training.epochs),
  };
  const found = {
    key,
    parameters,
    trainingOperations: result.trainingOperations,
    epochs: epochs.map(({epoch}) => epoch),
  };
  const difference = compareValues(expected, found, {absolute: 0, relative: 0});
  return difference ? [{...difference, file: trialFiles.result}] : [];
}

/** Compares the files with their hashes; there must be one for each score, or none where only scores are kept. */
function checkHashes(result: Result, contents: ReadonlyMap<string, Uint8Array>): Problem[] {
  const scored = scoredFiles(result);
  const missing = scored.filter(({file}) => !(file in result.files));
  const needed = missing.length < scored.length ? missing : [];
  const changed = Object.entries(result.files).flatMap(([file, expected]): Problem[] => {
    const bytes = contents.get(file);
    const problem = {file: packedName(file), expected: `SHA-256 ${expected}, unpacked`};
    if (!bytes) return [{...problem, found: 'nothing that can be unpacked'}];
    const found = sha256(bytes);
    return found === expected ? [] : [{...problem, found: `SHA-256 ${found}`}];
  });
  return [
    ...needed.map(({file, field}) => ({
      file: trialFiles.result,
      field,
      found: 'a score',
      expected: `${file} in "files"`,
    })),
    ...changed,
  ];
}

/** The content of the files that are there and can be unpacked, by their names. */
async function readContents(folder: string, result: Result): Promise<Map<string, Uint8Array>> {
  const read = Object.keys(result.files).map(
    async (name) =>
      [name, await readPacked(path.join(folder, name), unpackedLength(result, name)).catch(() => undefined)] as const,
  );
  return new Map((await Promise.all(read)).flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : [])));
}
