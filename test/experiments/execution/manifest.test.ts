import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {sha256} from '../../../experiments/artifacts/content-key.ts';
import {readManifest, unlistUnits, updateManifest} from '../../../experiments/execution/manifest.ts';

let artifacts: string;

beforeEach(async () => {
  artifacts = await mkdtemp(path.join(os.tmpdir(), 'manifest-'));
});
afterEach(() => rm(artifacts, {recursive: true}));

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(artifacts, file)), {recursive: true});
  await writeFile(path.join(artifacts, file), content);
}

/** The listed files with what each was, told by its content. */
async function listed(...contents: string[]): Promise<Record<string, string | undefined>> {
  const byDigest = new Map(contents.map((content) => [sha256(content), content]));
  const manifest = (await readManifest(artifacts)) ?? {};
  return Object.fromEntries(Object.entries(manifest).map(([file, {sha256}]) => [file, byDigest.get(sha256)]));
}

test('updateManifest(artifacts) lists what commands write, and nothing else', async () => {
  await write('trials/a/result.json', 'one');
  await write('findings/ledger/record.json', 'two');
  await write('headline.json', 'two');
  await write('notes.txt', 'one');
  await write('trials/notes.txt', 'one');
  await write('trials/.1.tmp-b/result.json', 'one');
  await updateManifest(artifacts, new Set());
  assert.deepEqual(await listed('one', 'two'), {
    'findings/ledger/record.json': 'two',
    'headline.json': 'two',
    'trials/a/result.json': 'one',
  });
  assert.deepEqual((await readManifest(artifacts))!['headline.json'], {bytes: 3, sha256: sha256('two')});
});

test('updateManifest(artifacts) takes in changes of units that were written and of summaries only', async () => {
  for (const file of ['trials/a/result.json', 'trials/b/result.json', 'headline.json']) await write(file, 'one');
  await updateManifest(artifacts, new Set());
  for (const file of ['trials/a/result.json', 'trials/b/result.json', 'headline.json']) await write(file, 'two');
  for (const key of ['a', 'b', 'c']) await write(`trials/${key}/run.json`, 'two');
  await updateManifest(artifacts, new Set(['trials/a']));
  assert.deepEqual(await listed('one', 'two'), {
    'headline.json': 'two',
    'trials/a/result.json': 'two',
    'trials/a/run.json': 'two',
    'trials/b/result.json': 'one',
    'trials/c/run.json': 'two',
  });
});

test('updateManifest(artifacts) keeps a file that is gone, but not a unit that is gone', async () => {
  for (const file of ['result.json', 'run.json']) await write(`trials/a/${file}`, 'one');
  await write('trials/b/result.json', 'one');
  await updateManifest(artifacts, new Set());
  await rm(path.join(artifacts, 'trials/a/run.json'));
  await rm(path.join(artifacts, 'trials/b'), {recursive: true});
  await updateManifest(artifacts, new Set());
  assert.deepEqual(Object.keys(await listed()), ['trials/a/result.json', 'trials/a/run.json']);
});

test('updateManifest(artifacts) keeps what can be read of a damaged manifest, and lists the rest as it is', async () => {
  for (const file of ['trials/a/result.json', 'trials/b/result.json']) await write(file, 'one');
  await updateManifest(artifacts, new Set());
  for (const file of ['trials/a/result.json', 'trials/b/result.json']) await write(file, 'two');
  const {'trials/a/result.json': entry} = (await readManifest(artifacts))!;
  await write('manifest.json', JSON.stringify({'trials/a/result.json': entry, 'trials/b/result.json': 'damaged'}));
  await updateManifest(artifacts, new Set());
  assert.deepEqual(await listed('one', 'two'), {'trials/a/result.json': 'one', 'trials/b/result.json': 'two'});
  await write('manifest.json', '');
  await updateManifest(artifacts, new Set());
  assert.deepEqual(await listed('one', 'two'), {'trials/a/result.json': 'two', 'trials/b/result.json': 'two'});
});

test('unlistUnits(artifacts) lets a unit that is written anew be listed, though the run was killed before it did', async () => {
  for (const file of ['trials/a/result.json', 'trials/b/result.json']) await write(file, 'one');
  await updateManifest(artifacts, new Set());
  await unlistUnits(artifacts, new Set(['trials/a']));
  await write('trials/a/result.json', 'two');
  assert.deepEqual(Object.keys(await listed()), ['trials/b/result.json']);
  await updateManifest(artifacts, new Set());
  assert.deepEqual(await listed('one', 'two'), {'trials/a/result.json': 'two', 'trials/b/result.json': 'one'});
});
