import path from 'node:path';
import {headline} from '../analysis/headline.ts';
import {summarizeGroup} from '../analysis/summarize-group.ts';
import {writeRecord} from '../artifacts/files.ts';
import {type Group, type Headline, headlineSchema, type StudySummary, studySchema} from '../artifacts/schema.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost, summarizeLayers} from '../models/summarize.ts';
import type {Configuration, Study} from '../studies/study.ts';
import {inspectTrial} from './current.ts';
import type {Folders} from './folders.ts';
import {trialTasks} from './task.ts';

/** Writes what the report shows of the studies, from the trials that have finished so far; returns the headline. */
export async function summarizeStudies(
  studies: readonly Study[],
  folders: Pick<Folders, 'artifacts'>,
): Promise<Headline> {
  const summaries = await Promise.all(studies.map((study) => summarizeStudy(study, folders)));
  for (const summary of summaries) {
    await writeRecord(path.join(folders.artifacts, 'studies', `${summary.name}.json`), studySchema, summary);
  }
  const rows = headline(summaries);
  await writeRecord(path.join(folders.artifacts, 'headline.json'), headlineSchema, rows);
  return rows;
}

async function summarizeStudy(study: Study, folders: Pick<Folders, 'artifacts'>): Promise<StudySummary> {
  const {name, title, question, configurations} = study;
  const groups = await Promise.all(configurations.map((configuration) => group(study, configuration, folders)));
  return {name, title, question, groups: groups as [Group, ...Group[]]};
}

async function group(study: Study, configuration: Configuration, folders: Pick<Folders, 'artifacts'>): Promise<Group> {
  const {dataset, model} = configuration;
  const network = buildNetwork(model.config);
  const trials = await Promise.all(
    trialTasks(study, configuration).map(async (task) => ({...task, ...(await inspectTrial(task, folders))})),
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
    ...summarizeGroup(trials.flatMap(({result}) => result ?? [])),
  };
}
