import type {Effort} from '../datasets/report.ts';
import {scaledPlan} from '../studies/effort.ts';
import type {SplitOf} from '../studies/profile.ts';
import {usualDuration} from './cost.ts';
import {allTasks, findingTasks, searchTasks} from './list-tasks.ts';
import type {Task} from './task.ts';

const offered: readonly Effort[] = [
  ...[3, 4, 5, 6, 8, 10].map((seeds) => ({like: 'small' as const, seeds})),
  ...[5, 6, 8, 10, 15, 20].map((seeds) => ({like: 'standard' as const, seeds})),
];

/** An effort, and about how many seconds it takes on an ordinary machine. */
export interface Offer {
  effort: Exclude<Effort, 'full'>;
  seconds: number;
}

/**
 * The most thorough effort of the open report that fits into some seconds, with so many jobs at once, or else the least.
 * What is there already costs nothing.
 */
export function effortWithin(
  seconds: number,
  jobs: number,
  splitOf: SplitOf,
  isThere: (task: Task) => boolean = () => false,
): Offer {
  const offers = offered.map((effort) => offer(effort as Offer['effort'], jobs, splitOf, isThere));
  const byCost = offers.toSorted((a, b) => a.seconds - b.seconds);
  return byCost.findLast((each) => each.seconds <= seconds) ?? byCost[0]!;
}

function offer(effort: Offer['effort'], jobs: number, splitOf: SplitOf, isThere: (task: Task) => boolean): Offer {
  const {studies, searches} = scaledPlan(effort);
  const tasks = [...searchTasks(searches), ...allTasks(studies, splitOf), ...findingTasks({}, false, effort)];
  return {
    effort,
    seconds: usualDuration(
      tasks.filter((task) => !isThere(task)),
      jobs,
    ),
  };
}
