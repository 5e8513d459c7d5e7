import path from 'node:path';
import {headline} from '../analysis/headline.ts';
import {summarizeGroup} from '../analysis/summarize-group.ts';
import {writeRecord} from '../artifacts/files.ts';
import {
  type Group,
  type Headline,
  headlineSchema,
  type Result,
  type StudySummary,
  studySchema,
} from '../artifacts/schema.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost, summarizeLayers} from '../models/summarize.ts';
import type {Configuration, Study} from '../studies/study.ts';
import {readComputations} from './computations.ts';
import {inspectTrial} from './current.ts';
import type {Folders} from './folders.ts';
import {type TrialTask, trialTasks} from './task.ts';

/** Writes what the report shows of the studies, from the trials that have finished so far; returns the headline. */
export async function summarizeStudies(
  studies: readonly Study[],
  folders: Pick<Folders, 'artifacts'>,
): Promise<Headline> {
  const computations = await readComputations(folders);
  const inspect: Inspect = (task) => inspectTrial(task, folders, computations);
  const summaries = await Promise.all(studies.map((study) => summarizeStudy(study, inspect)));
  for (const summary of summaries) {
    await writeRecord(path.join(folders.artifacts, 'studies', `${summary.name}.json`), studySchema, summary);
  }
  const rows = headline(summaries);
  await writeRecord(path.join(folders.artifacts, 'headline.json'), headlineSchema, rows);
  return rows;
}

type Inspect = (task: TrialTask) => ReturnType<typeof inspectTrial>;

async function summarizeStudy(study: Study, inspect: Inspect): Promise<StudySummary> {
  const {name, title, question, configurations} = study;
  const groups = await Promise.all(configurations.map((configuration) => group(study, configuration, inspect)));
  return {name, title, question, groups: groups as [Group, ...Group[]]};
}

async function group(study: Study, configuration: Configuration, inspect: Inspect): Promise<Group> {
  const {dataset, model} = configuration;
  const network = buildNetwork(model.config);
  const trials = await Promise.all(
    trialTasks(study, configuration).map(async (task) => ({...task, ...(await inspect(task))})),
  );
  return {
    dataset,
    model: model.name,
    title: model.title,
    architecture: model.architecture,
    layers: summarizeLayers(network) as Group['layers'],
    ...networkCost(network),
    trainingOperations: trials[0]!.operations,
    trials: trials.map(({id, trial, result}) => ({
      key: id,
      seed: trial.seed,
      finished: result !== undefined,
    })) as Group['trials'],
    ...summarizeGroup(trials.flatMap(({result}) => (result && scoresOf(study, result)) ?? [])),
  };
}

/** What a study may show of a result: one that is not final says nothing of test images, whoever else has read them. */
function scoresOf({final}: Study, result: Result): Result {
  return final ? result : {...result, test: null};
}
