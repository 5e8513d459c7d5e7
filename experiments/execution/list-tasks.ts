import {contentKey} from '../artifacts/content-key.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import {datasetNames, datasetOf, shapeOf} from '../datasets/index.ts';
import type {Effort} from '../datasets/report.ts';
import {findings} from '../findings/index.ts';
import {buildNetwork} from '../models/index.ts';
import {trainingOperations} from '../models/summarize.ts';
import {halvingEpochs} from '../search/halving.ts';
import {profile, type SplitOf} from '../studies/profile.ts';
import {type Configuration, kept, type SearchPlan, type Study, trialOf} from '../studies/study.ts';
import {type AnalysisName, analyses} from './analyses.ts';
import {
  type AnalysisTask,
  type FindingTask,
  operationsOfEpoch,
  type SearchTask,
  type Task,
  type TrialTask,
} from './task.ts';

/** The trials of one configuration of a study, one a seed. */
export function trialTasks(
  study: Pick<Study, 'name' | 'final' | 'keepsWeights' | 'keeps' | 'asksChanged' | 'seeds'>,
  configuration: Configuration,
): TrialTask[] {
  return study.seeds.map((seed, place) => {
    const trial = trialOf(configuration, seed);
    const {split, training} = trial;
    return {
      kind: 'trial',
      id: contentKey(trial),
      label: `${study.name}: ${configuration.model.title}, ${datasetOf(trial.dataset).title}, seed ${seed}`,
      study: study.name,
      trial,
      final: study.final,
      keepsWeights: (configuration.keepsWeights ?? study.keepsWeights ?? study.final) && place === 0,
      keeps: study.keeps ?? 'probabilities',
      asksChanged: study.asksChanged ?? false,
      operations: trainingOperations(
        buildNetwork(trial.model, shapeOf(trial.dataset)),
        split.trainingCount,
        training.epochs,
      ),
    };
  });
}

/** Each search as one task. */
export function searchTasks(searches: readonly SearchPlan[]): SearchTask[] {
  return searches.map(({name, title, question, candidates, seed, method, rungs, factor}) => {
    const tasks = candidates.flatMap((candidate) => trialTasks({name, final: false, seeds: [seed]}, candidate));
    const epochs = halvingEpochs(tasks.length, rungs, factor);
    return {
      kind: 'search',
      id: `searches/${name}`,
      label: `search: ${title}`,
      search: name,
      title,
      question,
      ...(method && {method}),
      rungs,
      factor,
      candidates: tasks,
      operations: (epochs * tasks.reduce((sum, task) => sum + operationsOfEpoch(task), 0)) / tasks.length,
    };
  });
}

/** Every analysis of every data set. */
export function analysisTasks(splitOf: SplitOf): AnalysisTask[] {
  return (Object.keys(analyses) as AnalysisName[]).flatMap((analysis) =>
    datasetNames.map((dataset) => {
      const split = splitOf(dataset);
      return {
        kind: 'analysis',
        id: `${analysis}/${dataset}`,
        label: `${analysis}: ${datasetOf(dataset).title}`,
        analysis,
        dataset,
        split,
        operations: split.trainingCount * split.testCount * sizeOf(shapeOf(dataset)) * 2, // distances from each image to each
      };
    }),
  );
}

/** All tasks of the studies, each once: a trial of several is final, or keeps more, where it is or does in one. */
export function allTasks(studies: readonly Study[], splitOf: SplitOf): Task[] {
  const trials = new Map<string, TrialTask>();
  const named = studies.flatMap((study) => study.configurations.flatMap((each) => trialTasks(study, each)));
  for (const task of named) {
    const known = trials.get(task.id);
    const both = known && {
      final: known.final || task.final,
      keepsWeights: known.keepsWeights || task.keepsWeights,
      keeps: kept[Math.max(kept.indexOf(known.keeps), kept.indexOf(task.keeps))]!,
      asksChanged: known.asksChanged || task.asksChanged,
    };
    trials.set(task.id, known ? {...known, ...both} : task);
  }
  return [...analysisTasks(splitOf), ...trials.values()];
}

/** Every finding of a profile; `source` holds the fingerprints of their code. */
export function findingTasks(
  source: Readonly<Record<string, string>>,
  quick: boolean,
  effort?: Effort, // where it is not what the report asks for
): FindingTask[] {
  const chosen = profile(quick, effort).findings;
  return findings
    .filter(({name}) => chosen?.includes(name) ?? true)
    .map(({name}) => ({
      kind: 'finding',
      id: `findings/${name}`,
      label: `finding: ${name}`,
      finding: name,
      source: source[name]!,
      quick,
      ...(effort && {effort}),
      operations: 1e12,
    }));
}
