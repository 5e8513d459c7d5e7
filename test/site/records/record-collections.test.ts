import assert from 'node:assert/strict';
import {cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {sha256} from '../../../experiments/artifacts/content-key.ts';
import {recordCollections} from '../../../site/records/record-collections.ts';

const [key] = (await readdir('artifacts/trials')).sort();

/** A file of each kind, and what brings it back. */
const kinds: Record<keyof ReturnType<typeof recordCollections>, [file: string, remedy: RegExp]> = {
  speed: ['bench/training-speed.json', /npm run bench/],
  profile: ['bench/profile.json', /npm run profile/],
  headline: ['headline.json', /npm run experiments/],
  readings: ['test-readings.jsonl', /take it from where the folder comes from/],
  datasets: ['datasets/mnist/description.json', /npm run experiments/],
  lookAlikes: ['look-alikes/mnist/look-alikes.json', /npm run experiments/],
  findings: ['findings/costs/record.json', /npm run experiments/],
  searches: ['searches/recipe-search/record.json', /npm run experiments/],
  studies: ['studies/simple-network.json', /npm run experiments/],
  results: [`trials/${key}/result.json`, /npm run experiments/],
  runs: [`trials/${key}/run.json`, /take it from where the folder comes from/],
};

let artifacts: string;

before(async () => {
  artifacts = await mkdtemp(path.join(os.tmpdir(), 'records-'));
  for (const [file] of Object.values(kinds)) await cp(path.join('artifacts', file), path.join(artifacts, file));
});
after(() => rm(artifacts, {recursive: true}));

for (const [name, [file, remedy]] of Object.entries(kinds)) {
  const load = () => loadInto(artifacts, name as keyof typeof kinds);
  const spoil = async (change: (text: string) => string, use: () => Promise<void>) => {
    const place = path.join(artifacts, file);
    const text = await readFile(place, 'utf8');
    await writeFile(place, change(text));
    await use().finally(() => writeFile(place, text));
  };
  const named = new RegExp(`${file.replaceAll('.', '\\.')}\\b`);

  test(`the collection ${name} knows ${file}`, async () => {
    const [entry] = [...(await load()).values()] as {file: string; sha256: string}[];
    assert.deepEqual(entry, {file, sha256: sha256(await readFile(path.join(artifacts, file)))});
  });

  for (const [fault, change] of Object.entries({
    'is cut': (text: string) => text.slice(0, text.trimEnd().length - 5),
    'is no JSON': () => '<<<<<<< HEAD\n',
  }))
    test(`the collection ${name} names ${file} and a remedy where it ${fault}`, () =>
      spoil(change, () => rejects(load, [named, /invalid JSON/, remedy, /^What to do: /m])));

  test(`the collection ${name} names ${file} and the field where a value is of another kind`, () =>
    spoil(
      (text) =>
        text
          .replace(/"([a-zA-Z]+)": ?(-?[\d.]+(?:e-?\d+)?)(?=[,\s}])/, '"$1":"$2"')
          .replace(/("dataset":)("[^"]*"(?=,"reader"))/, '$1[$2]'),
      () => rejects(load, [named, /invalid record/, /expected|Invalid/, /→ at /, remedy]),
    ));

  if (name !== 'readings')
    // a log without a line is one
    test(`the collection ${name} names ${file} where it is empty`, () =>
      spoil(
        () => '',
        () => rejects(load, [named, /invalid JSON/, remedy]),
      ));
}

test('the collection readings names the line that is broken', async () => {
  const log = path.join(artifacts, 'test-readings.jsonl');
  const text = await readFile(log, 'utf8');
  await writeFile(log, text.replace('\n', '\n{"broken\n'));
  await rejects(() => loadInto(artifacts, 'readings'), [/test-readings\.jsonl, line 2: /]);
  await writeFile(log, text);
});

test('the collections name a file that is missing, unless it may be', async () => {
  const bare = await mkdtemp(path.join(os.tmpdir(), 'records-'));
  await rejects(() => loadInto(bare, 'headline'), [/missing file: .*headline\.json/, /npm run experiments/]);
  await rejects(() => loadInto(bare, 'readings'), [/missing file: .*test-readings\.jsonl/]);
  for (const name of ['speed', 'findings'] as const) assert.equal((await loadInto(bare, name)).size, 0);
  await rm(bare, {recursive: true});
});

test('the collection findings refuses one that it does not know, and passes over what is being written', async () => {
  await mkdir(path.join(artifacts, 'findings', '.1.tmp-costs'));
  await writeFile(path.join(artifacts, 'findings', '.1.tmp-costs', 'record.json'), '{');
  assert.deepEqual([...(await loadInto(artifacts, 'findings')).keys()], ['costs']);
  await mkdir(path.join(artifacts, 'findings', 'guesses'));
  await writeFile(path.join(artifacts, 'findings', 'guesses', 'record.json'), '{}');
  await rejects(() => loadInto(artifacts, 'findings'), [/unknown finding: guesses/, /expected one of .*costs/]);
  await rm(path.join(artifacts, 'findings', 'guesses'), {recursive: true});
});

test('what a collection knows is not checked again until it has changed', async () => {
  const file = path.join(artifacts, `trials/${key}/run.json`);
  const text = await readFile(file, 'utf8');
  const kept = {entries: new Map<string, unknown>(), meta: new Map<string, string>()};
  await loadInto(artifacts, 'runs', kept);
  await writeFile(file, '{}');
  kept.entries.set(key!, {file: `trials/${key}/run.json`, sha256: sha256('{}')});
  await loadInto(artifacts, 'runs', kept);
  await rejects(() => loadInto(artifacts, 'runs', {...kept, meta: new Map()}), [/invalid record/]);
  await writeFile(file, text);
  await loadInto(artifacts, 'runs', kept);
  assert.deepEqual(kept.entries, await loadInto(artifacts, 'runs'));
  await rm(file);
  assert.equal((await loadInto(artifacts, 'runs', kept)).size, 0);
  await writeFile(file, text);
});

/** The entries of a collection, by their ids; `entries` and `meta` are what the last build has kept. */
async function loadInto(
  folder: string,
  name: keyof typeof kinds,
  {entries = new Map<string, unknown>(), meta = new Map<string, string>()} = {},
): Promise<Map<string, unknown>> {
  const store = {
    keys: () => [...entries.keys()],
    get: (id: string) => entries.has(id) && {data: entries.get(id)},
    delete: (id: string) => entries.delete(id),
    set: ({id, data}: {id: string; data: unknown}) => entries.set(id, data),
  };
  const {loader} = recordCollections(folder)[name];
  await loader.load({store, meta} as unknown as Parameters<typeof loader.load>[0]);
  return entries;
}

async function rejects(work: () => Promise<unknown>, patterns: RegExp[]): Promise<void> {
  const error = await work().then(
    () => assert.fail('nothing was refused'),
    (error: Error) => error,
  );
  assert.equal(error.constructor, Error, String(error));
  for (const pattern of patterns) assert.match(error.message, pattern);
}
