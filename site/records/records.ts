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
import {artifacts} from './beside.ts';
import {datasetNames} from './datasets.ts';
import {finishedTrials} from './finished-trials.ts';
import {readFrom} from './records-folder.ts';

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
  const [headline] = await needed<Headline>('headline');
  const runs = new Map(await needed<Run>('runs'));
  const results = await needed<Result>('results');
  const studies = Object.fromEntries(await needed<StudySummary>('studies'));
  const finished = new Set(Object.values(studies).flatMap(({groups}) => groups.flatMap(finishedTrials)));
  return {
    headline: headline![1].filter(({views, members}) => views === 'one' || members),
    readings: await readReadings(),
    datasets: byDataset(await needed<Description>('datasets'), 'datasets'),
    lookAlikes: byDataset(await needed<LookAlikes>('lookAlikes'), 'look-alikes'),
    findings: Object.fromEntries(await all('findings')) as Findings,
    searches: Object.fromEntries(await all<SearchRecord>('searches')),
    studies,
    speed: (await all<BenchRow[]>('speed'))[0]?.[1] ?? [],
    profile: (await all<Profile>('profile'))[0]?.[1] ?? [],
    trials: Object.fromEntries(
      results.filter(([key]) => finished.has(key)).map(([key, result]) => [key, {result, run: runOf(key, runs)}]),
    ),
  };
}

/** The records of a collection by their ids; each has been checked when the collection was loaded. */
async function all<Item>(name: CollectionKey): Promise<[id: string, record: Item][]> {
  return Promise.all(
    (await filesIn(name)).map(async ({id, file}) => [
      id,
      await readFrom(artifacts, file, (bytes): Item => JSON.parse(bytes.toString())),
    ]),
  );
}

async function needed<Item>(name: CollectionKey): Promise<[id: string, record: Item][]> {
  const records = await all<Item>(name);
  if (records.length === 0) throw new Error(`no records: ${name} (run \`npm run experiments\` first)`);
  return records;
}

async function readReadings(): Promise<TestReading[]> {
  const [log] = await filesIn('readings');
  const lines = (await readFrom(artifacts, log!.file, (bytes) => bytes.toString())).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

async function filesIn(name: CollectionKey): Promise<{id: string; file: string}[]> {
  const entries = await getCollection(name);
  return entries.map(({id, data}) => ({id, file: (data as {file: string}).file}));
}

function byDataset<Item>(records: [id: string, record: Item][], folder: string): Record<DatasetName, Item> {
  const known = new Map(records);
  const pairs = datasetNames.map((name) => {
    if (!known.has(name)) throw new Error(`missing record: ${folder}/${name} (run \`npm run experiments\` first)`);
    return [name, known.get(name)!] as const;
  });
  return Object.fromEntries(pairs);
}

function runOf(key: string, runs: Map<string, Run>): Run {
  const run = runs.get(key);
  if (!run) throw new Error(`missing record: trials/${key}/run.json (run \`npm run experiments\` first)`);
  return run;
}
