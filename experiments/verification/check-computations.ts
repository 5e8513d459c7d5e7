import {firstDifference, readComputations} from '../execution/computations.ts';
import {describeComputations} from '../execution/describe-computations.ts';
import type {Folders} from '../execution/folders.ts';
import {type Results, recordedComputation} from '../execution/results.ts';
import type {TrialTask} from '../execution/task.ts';
import type {Check, Problem} from './problem.ts';

/** Looks again at what the trials that have run compute, and compares with that what is on record. */
export async function checkComputations(
  tasks: readonly TrialTask[],
  folders: Folders,
  results: Results,
): Promise<Check> {
  const recorded = await readComputations(folders);
  const said = await Promise.all(tasks.map(({id}) => recordedComputation(id, results).catch(() => undefined)));
  const finished = tasks.filter((_, place) => said[place]);
  const now = await describeComputations(finished, folders);
  const problems: Problem[] = [];
  for (const [place, {id}] of tasks.entries()) {
    if (!said[place]) continue;
    for (const [file, computation] of Object.entries({
      [`trials/${id}`]: said[place],
      'computations.json': recorded[id],
    })) {
      const difference = computation && firstDifference(computation, now[id]!);
      if (difference) problems.push({file, field: id, found: difference, expected: 'what the source computes'});
    }
  }
  return {told: `${finished.length} trials: what they compute, by today's source`, problems};
}
