import {contentKey} from '../artifacts/content-key.ts';
import type {DatasetName, SplitConfig, Trial} from '../artifacts/schema.ts';
import {datasets} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {trainingOperations} from '../models/summarize.ts';
import {type Configuration, type Study, trialOf} from '../studies/study.ts';
import {type AnalysisName, analyses} from './analyses.ts';

/** One piece of work, as plain data: it is sent to another process. */
export type Task = TrialTask | AnalysisTask;

export interface TrialTask {
  kind: 'trial';
  id: string; // the trial's key
  label: string;
  study: string;
  trial: Trial;
  final: boolean; // whether it is run on the test split
  operations: number;
}

export interface AnalysisTask {
  kind: 'analysis';
  id: string;
  label: string;
  analysis: AnalysisName;
  dataset: DatasetName;
  split: SplitConfig;
  operations: number; // about
}

/** The trials of one configuration of a study, one a seed. */
export function trialTasks(study: Study, configuration: Configuration): TrialTask[] {
  return study.seeds.map((seed) => {
    const trial = trialOf(configuration, seed);
    const {split, training} = trial;
    return {
      kind: 'trial',
      id: contentKey(trial),
      label: `${study.name}: ${configuration.model.title}, ${datasets[trial.dataset].title}, seed ${seed}`,
      study: study.name,
      trial,
      final: study.final,
      operations: trainingOperations(buildNetwork(trial.model), split.trainingCount, training.epochs),
    };
  });
}

/** Every analysis of every data set. */
export function analysisTasks(split: SplitConfig): AnalysisTask[] {
  return (Object.keys(analyses) as AnalysisName[]).flatMap((analysis) =>
    (Object.keys(datasets) as DatasetName[]).map((dataset) => ({
      kind: 'analysis',
      id: `${analysis}/${dataset}`,
      label: `${analysis}: ${datasets[dataset].title}`,
      analysis,
      dataset,
      split,
      operations: split.trainingCount * split.testCount * 28 * 28 * 2, // distances from each image to each
    })),
  );
}

/** All tasks of the studies, each once; a trial that one of them calls final is final. */
export function allTasks(studies: readonly Study[], split: SplitConfig): Task[] {
  const trials = new Map<string, TrialTask>();
  const named = studies.flatMap((study) => study.configurations.flatMap((each) => trialTasks(study, each)));
  for (const task of named) {
    const known = trials.get(task.id);
    trials.set(task.id, known ? {...known, final: known.final || task.final} : task);
  }
  return [...analysisTasks(split), ...trials.values()];
}
