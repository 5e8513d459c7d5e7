import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {datasetNames} from '../../site/records/datasets.ts';
import {finishedTrials} from '../../site/records/finished-trials.ts';
import type {Records} from '../../site/records/records.ts';

const artifacts = process.env.ARTIFACTS ?? 'artifacts';

/** The records of the report as the site has them, but for how fast training is and for what read the test images. */
export function committedRecords(): Records {
  const studies: Records['studies'] = named('studies/*.json');
  const finished = Object.values(studies).flatMap(({groups}) => groups.flatMap(finishedTrials));
  const trials = [...new Set(finished)].map((key) => {
    const [result, run] = ['result', 'run'].map((file) => json(`trials/${key}/${file}.json`));
    return [key, {result, run}];
  });
  const ofSets = (folder: string, file: string) =>
    Object.fromEntries(datasetNames.map((dataset) => [dataset, json(`${folder}/${dataset}/${file}.json`)]));
  return {
    headline: json('headline.json'),
    readings: [],
    datasets: ofSets('datasets', 'description'),
    lookAlikes: ofSets('look-alikes', 'look-alikes'),
    findings: named('findings/*/record.json'),
    searches: named('searches/*/record.json'),
    studies,
    trials: Object.fromEntries(trials),
    speed: [],
    profile: [],
  } as Records;
}

/** The files of a pattern, each under what its asterisk stands for. */
function named<Value>(pattern: string): Record<string, Value> {
  const [before = '', after = ''] = pattern.split('*');
  const files = globSync(pattern, {cwd: artifacts}).sort();
  return Object.fromEntries(files.map((file) => [file.slice(before.length, -after.length), json(file)]));
}

function json<Value>(file: string): Value {
  return JSON.parse(readFileSync(path.join(artifacts, file), 'utf8'));
}
