import path from 'node:path';
import {headline} from '../analysis/predictions/headline.ts';
import {summarizeGroup} from '../analysis/predictions/summarize-group.ts';
import {readRecord, writeRecord} from '../artifacts/files.ts';
import {
  type DatasetName,
  type Ensembles,
  ensemblesSchema,
  type Group,
  type Headline,
  headlineSchema,
  type ImageNames,
  imageNamesSchema,
  type ReportRecord,
  type Result,
  reportSchema,
  type StudySummary,
  studySchema,
} from '../artifacts/schema.ts';
import {datasets, report, shapeOf} from '../datasets/index.ts';
import {tellReport} from '../datasets/report.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost, summarizeLayers} from '../models/summarize.ts';
import type {Configuration, Study} from '../studies/study.ts';
import {readComputations} from './computations.ts';
import {inspectTrial} from './current.ts';
import {type Folders, findingFile} from './folders.ts';
import {trialTasks} from './list-tasks.ts';
import type {Results} from './results.ts';
import type {TrialTask} from './task.ts';

/** What the report is about, and what it shows of the studies. */
interface Summaries {
  report: ReportRecord;
  studies: StudySummary[];
  headline: Headline;
  names: {dataset: DatasetName; called: ImageNames}[];
}

/** Summarizes the studies, from the trials that have finished so far. */
export async function summarizeStudies(
  studies: readonly Study[],
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<Summaries> {
  const computations = await readComputations(folders);
  const inspect: Inspect = (task) => inspectTrial(task, results, computations);
  const summaries = await Promise.all(studies.map((study) => summarizeStudy(study, inspect)));
  return {
    report: tellReport(report),
    studies: summaries,
    headline: headline(summaries, await readEnsembles(folders)),
    names: await readNames(),
  };
}

/** The ensembles as far as they have been found; a record that cannot be read is about to be made anew. */
async function readEnsembles(folders: Pick<Folders, 'artifacts'>): Promise<Ensembles['ensembles']> {
  const record = await readRecord(findingFile(folders, 'ensembles'), ensemblesSchema).catch(() => undefined);
  return record?.ensembles ?? [];
}

/** Writes the summaries. */
export async function writeSummaries(
  {report, studies, headline, names}: Summaries,
  {artifacts}: Pick<Folders, 'artifacts'>,
): Promise<void> {
  for (const summary of studies) await writeRecord(studyFile(artifacts, summary.name), studySchema, summary);
  await writeRecord(headlineFile(artifacts), headlineSchema, headline);
  await writeRecord(reportFile(artifacts), reportSchema, report);
  for (const {dataset, called} of names) await writeRecord(namesFile(artifacts, dataset), imageNamesSchema, called);
}

/** The file of a study's summary. */
export function studyFile(artifacts: string, name: string): string {
  return path.join(artifacts, 'studies', `${name}.json`);
}

/** The file of the headline. */
export function headlineFile(artifacts: string): string {
  return path.join(artifacts, 'headline.json');
}

/** The file that says what the report is about. */
export function reportFile(artifacts: string): string {
  return path.join(artifacts, 'report.json');
}

/** The file of what the images of a data set are called. */
export function namesFile(artifacts: string, dataset: DatasetName): string {
  return path.join(artifacts, 'names', `${dataset}.json`);
}

/** What the images of those data sets are called whose images have names. */
async function readNames(): Promise<Summaries['names']> {
  const read = datasets.map(async ({name, names}) => ({
    dataset: name,
    called: names === undefined ? undefined : await readRecord(names, imageNamesSchema),
  }));
  return (await Promise.all(read)).flatMap(({dataset, called}) => (called ? [{dataset, called}] : []));
}

type Inspect = (task: TrialTask) => ReturnType<typeof inspectTrial>;

async function summarizeStudy(study: Study, inspect: Inspect): Promise<StudySummary> {
  const {name, title, question, configurations} = study;
  const groups = await Promise.all(configurations.map((configuration) => group(study, configuration, inspect)));
  return {name, title, question, groups: groups as [Group, ...Group[]]};
}

async function group(study: Study, configuration: Configuration, inspect: Inspect): Promise<Group> {
  const {dataset, model} = configuration;
  const network = buildNetwork(model.config, shapeOf(dataset));
  const trials = await Promise.all(
    trialTasks(study, configuration).map(async (task) => ({...task, ...(await inspect(task))})),
  );
  return {
    dataset,
    model: model.name,
    title: model.title,
    architecture: model.architecture,
    ...(study.otherImages && {otherImages: true as const}),
    layers: summarizeLayers(network) as Group['layers'],
    ...networkCost(network),
    trainingOperations: trials[0]!.operations,
    trials: trials.map(({id, trial, result, divergedIn}) => ({
      key: id,
      seed: trial.seed,
      finished: result !== undefined,
      ...(divergedIn && {divergedIn}),
    })) as Group['trials'],
    ...summarizeGroup(trials.flatMap(({result}) => (result && scoresOf(study, result)) ?? [])),
  };
}

/** What a study may show of a result: one that is not final says nothing of test images, whoever else has read them. */
function scoresOf({final}: Study, result: Result): Result {
  return final ? result : {...result, test: null};
}
