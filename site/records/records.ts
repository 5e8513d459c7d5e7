import {type CollectionKey, getCollection} from 'astro:content';
import type {
  BenchRow,
  DatasetName,
  Description,
  Findings,
  Headline,
  LookAlikes,
  Profile,
  Result,
  Run,
  SearchRecord,
  StudySummary,
  TestReading,
} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import {finishedTrials} from './finished-trials.ts';

export interface TrialRecord {
  result: Result;
  run: Run;
}

/** Everything the report is drawn from, by name. */
export interface Records {
  headline: Headline; // of single networks, by one look at each image; comparisons have them by several
  readings: TestReading[];
  datasets: Record<DatasetName, Description>;
  lookAlikes: Record<DatasetName, LookAlikes>;
  findings: Findings; // by name; one that has not been made is missing
  searches: Record<string, SearchRecord>; // by name; one that has not been made is missing
  studies: Record<string, StudySummary>;
  trials: Record<string, TrialRecord>; // by key; those that a study counts as finished
  speed: BenchRow[]; // empty where it was not measured
  profile: Profile; // likewise
}

let loading: Promise<Records> | undefined;

/** The records of the build; read once. Throws where a collection that every page needs is empty. */
export function loadRecords(): Promise<Records> {
  loading ??= readRecords();
  return loading;
}

async function readRecords(): Promise<Records> {
  const [headline] = await nonEmpty('headline');
  const [readings] = await nonEmpty('readings');
  const runs = new Map((await nonEmpty('runs')).map(({id, data}) => [id, data]));
  const results = await nonEmpty('results');
  const [findings] = await nonEmpty('findings');
  const [searches] = await nonEmpty('searches');
  const studies = Object.fromEntries((await nonEmpty('studies')).map(({id, data}) => [id, data]));
  const finished = new Set(Object.values(studies).flatMap(({groups}) => groups.flatMap(finishedTrials)));
  const [speed] = await nonEmpty('speed');
  const [profile] = await nonEmpty('profile');
  return {
    headline: headline!.data.rows.filter(({views, members}) => views === 'one' || members),
    readings: readings!.data.rows,
    datasets: byDataset(await nonEmpty('datasets'), 'datasets'),
    lookAlikes: byDataset(await nonEmpty('lookAlikes'), 'look-alikes'),
    findings: findings!.data,
    searches: searches!.data,
    studies,
    speed: speed!.data.rows,
    profile: profile!.data.rows,
    trials: Object.fromEntries(
      results.filter(({id}) => finished.has(id)).map(({id, data}) => [id, {result: data, run: runOf(id, runs)}]),
    ),
  };
}

async function nonEmpty<Name extends CollectionKey>(name: Name) {
  const entries = await getCollection(name);
  if (entries.length === 0) throw new Error(`no records: ${name} (run \`npm run experiments\` first)`);
  return entries;
}

function byDataset<Data>(entries: {id: string; data: Data}[], folder: string): Record<DatasetName, Data> {
  const pairs = datasetNames.map((name) => {
    const entry = entries.find(({id}) => id === name);
    if (!entry) throw new Error(`missing record: ${folder}/${name} (run \`npm run experiments\` first)`);
    return [name, entry.data];
  });
  return Object.fromEntries(pairs);
}

function runOf(key: string, runs: Map<string, Run>): Run {
  const run = runs.get(key);
  if (!run) throw new Error(`missing record: trials/${key}/run.json (run \`npm run experiments\` first)`);
  return run;
}
