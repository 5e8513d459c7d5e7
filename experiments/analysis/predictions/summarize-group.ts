import type {EpochRecord, Group, Result, Spread} from '../../artifacts/schema.ts';
import {accuracyInterval} from '../statistics/intervals.ts';
import {spread} from '../statistics/spread.ts';

type Statistics = Pick<Group, 'epochs' | 'validation' | 'test' | 'viewed'>;
type Scores = Pick<Result, 'validation' | 'test'>;

/** Puts the seeds of one configuration together: mean and spread of each epoch and of the final scores. */
export function summarizeGroup(results: readonly Result[]): Statistics {
  if (results.length === 0) return {epochs: [], validation: null, test: null, viewed: null};
  return {
    epochs: results[0]!.epochs.map((_, place) => summarizeEpoch(results.map(({epochs}) => epochs[place]!))),
    ...summarizeScores(results),
    viewed: summarizeViewed(results.flatMap(({viewed}) => viewed ?? [])),
  };
}

function summarizeScores(scores: readonly Scores[]) {
  return {
    validation: {
      accuracy: spread(scores.map(({validation}) => validation.accuracy)),
      loss: spread(scores.map(({validation}) => validation.loss)),
    },
    test: summarizeTest(scores.flatMap(({test}) => test ?? [])),
  };
}

function summarizeViewed(scores: readonly Scores[]): Statistics['viewed'] {
  return scores.length > 0 ? summarizeScores(scores) : null;
}

function summarizeEpoch(records: EpochRecord[]): Statistics['epochs'][number] {
  const over = (split: 'training' | 'validation', score: 'loss' | 'accuracy'): Spread =>
    spread(records.map((record) => record[split][score]));
  return {
    epoch: records[0]!.epoch,
    training: {loss: over('training', 'loss'), accuracy: over('training', 'accuracy')},
    validation: {loss: over('validation', 'loss'), accuracy: over('validation', 'accuracy')},
  };
}

function summarizeTest(scores: NonNullable<Result['test']>[]): Statistics['test'] {
  const [first] = scores;
  if (!first) return null;
  const accuracies = scores.map(({accuracy}) => accuracy);
  return {
    accuracy: spread(accuracies),
    interval: accuracyInterval(accuracies, first.count),
    loss: spread(scores.map(({loss}) => loss)),
    confusion: first.confusion.map((row, label) =>
      row.map((_, predicted) => scores.reduce((sum, {confusion}) => sum + confusion[label]![predicted]!, 0)),
    ),
  };
}
