import {
  type DatasetName,
  type Findings,
  findingsSchema,
  type StudySummary,
} from '../../experiments/artifacts/schema.ts';
import {evidencePage} from './evidence.ts';
import {finishedTrials} from './finished-trials.ts';
import type {Records} from './records.ts';
import {versionOfAnalysis, versionOfFinding, versionOfRuns, versionOfSearch} from './versions.ts';

/** A record, and what is said of the numbers in it. */
export interface Place {
  record: unknown;
  href: string; // the page that says where it comes from, without the base path
  source: string; // a sentence
  version: string; // of the data and the code, see versions.ts
}

/** Finds a record in a collection by its name. Throws naming `address` and what exists where there is none. */
type Finder = (records: Records, id: string, address: string) => Place;

const collections: Record<string, Finder> = {
  headline: finalModelAt,
  studies: groupAt,
  findings: findingAt,
  searches: (records, id) => ({
    record: records.searches[id] ?? null,
    href: `${id === 'network-search' ? '/tuning/' : '/best-cnn/'}#searches-${id}`,
    source: `Source: search ${id}.`,
    version: versionOfSearch(records, id),
  }),
  datasets: (records, id, address) => analysisAt(records, 'datasets', id, address),
  'look-alikes': (records, id, address) => analysisAt(records, 'look-alikes', id, address),
  trials: trialAt,
};

/** The record at a place of an address, "<collection>/<name>". */
export function recordAt(records: Records, place: string, address: string): Place {
  const [collection = '', ...name] = place.split('/');
  const find = Object.hasOwn(collections, collection) ? collections[collection] : undefined;
  if (find) return find(records, name.join('/'), address);
  const names = Object.keys(collections);
  throw new Error(`unknown address: ${address} (expected ${names.slice(0, -1).join(', ')} or ${names.at(-1)})`);
}

function finalModelAt(records: Records, id: string, address: string): Place {
  const rows = rowsByName(records);
  const study = studyOfFinal(records, id);
  return {
    record: pick(rows, id, address),
    href: study ? trialsPage(`${study.name}-${id.replace('/', '-')}`) : evidencePage('ensembles'),
    source: `Source: headline.json, from ${study ? 'the records of its trials' : 'finding ensembles'}.`,
    version: study ? versionOfGroup(records, `${study.name}/${id}`) : versionOfFinding(records, 'ensembles'),
  };
}

function groupAt(records: Records, id: string, address: string): Place {
  const [study = ''] = id.split('/');
  if (!records.studies[study]) return {record: null, href: '/runs/', source: '', version: ''};
  return {
    record: pick(groupsByName(records), id, address),
    href: trialsPage(id.replaceAll('/', '-')),
    source: `Source: study ${study}.`,
    version: versionOfGroup(records, id),
  };
}

/** A finding's record; null for one that has not been made yet. */
function findingAt(records: Records, id: string, address: string): Place {
  const made = Object.fromEntries(findingNames.map((name) => [name, records.findings[name] ?? null]));
  return {
    record: pick<unknown>(made, id, address),
    href: made[id] ? evidencePage(id) : '/methods/',
    source: `Source: finding ${id}.`,
    version: versionOfFinding(records, id as keyof Findings),
  };
}

const findingNames = findingsSchema.keyof().options;

function analysisAt(records: Records, folder: 'datasets' | 'look-alikes', id: string, address: string): Place {
  return {
    record: pick<unknown>(folder === 'datasets' ? records.datasets : records.lookAlikes, id, address),
    href: evidencePage(`${folder}-${id}`),
    source: `Source: analysis of ${id}, ${folder === 'datasets' ? 'description' : 'look-alikes'}.`,
    version: versionOfAnalysis(records, folder, id as DatasetName),
  };
}

function trialAt(records: Records, id: string, address: string): Place {
  const {result, run} = pick(records.trials, id, address);
  const record = {...result, ...run};
  return {record, href: `/runs/${id}/`, source: `Source: trial ${id}.`, version: versionOfRuns(records, [id])};
}

const rowsByName = ofRecords(({headline}) =>
  Object.fromEntries(headline.map((row) => [`${row.dataset}/${row.model}`, row])),
);

const groupsByName = ofRecords(({studies}) =>
  Object.fromEntries(
    Object.values(studies).flatMap(({name, groups}) =>
      groups.map((group) => [`${name}/${group.dataset}/${group.model}`, group] as const),
    ),
  ),
);

/** Makes something of the records once. */
function ofRecords<Made>(make: (records: Records) => Made): (records: Records) => Made {
  const made = new WeakMap<Records, Made>();
  return (records) => {
    if (!made.has(records)) made.set(records, make(records));
    return made.get(records)!;
  };
}

/** Where the trials of a group are listed. */
export function trialsPage(group: string): string {
  return `/runs/#trials-${group}`;
}

/** The study that tested a final model, "<data set>/<model>"; an ensemble has none. */
function studyOfFinal({studies}: Records, id: string): StudySummary | undefined {
  return Object.values(studies).find(({groups}) =>
    groups.some((group) => `${group.dataset}/${group.model}` === id && group.test),
  );
}

function versionOfGroup(records: Records, id: string): string {
  const group = groupsByName(records)[id];
  return group ? versionOfRuns(records, finishedTrials(group)) : '';
}

function pick<Item>(items: Record<string, Item>, name: string, address: string): Item {
  const item = items[name];
  if (item === undefined)
    throw new Error(`unknown address: ${address} (expected one of ${Object.keys(items).join(', ')})`);
  return item;
}
