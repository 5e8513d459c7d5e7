import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {z} from 'zod';
import {readRecord, sweepDrafts, writeAtomically, writeRecord} from '../../../experiments/artifacts/files.ts';

const schema = z.strictObject({name: z.string(), share: z.number().max(1)});
let folder: string;
let file: string;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'files-'));
  file = path.join(folder, 'below', 'record.json');
});
after(() => rm(folder, {recursive: true}));

test('writeRecord(file) says whether the file changed, and leaves no draft', async () => {
  assert.equal(await writeRecord(file, schema, {name: 'a', share: 0.5}), true);
  assert.equal(await writeRecord(file, schema, {share: 0.5, name: 'a'}), false);
  assert.equal(await writeRecord(file, schema, {name: 'a', share: 0.6}), true);
  assert.deepEqual(await readdir(path.dirname(file)), ['record.json']);
  assert.deepEqual(await readRecord(file, schema), {name: 'a', share: 0.6});
});

test('writeRecord(file) refuses a record that breaks the schema, and keeps the file', async () => {
  const text = await readFile(file, 'utf8');
  await assert.rejects(writeRecord(file, schema, {name: 'a', share: 2}), /invalid record .*record\.json: .*\n.*share/s);
  assert.equal(await readFile(file, 'utf8'), text);
});

test('readRecord(file) is undefined without a file, and names a broken file and the field', async () => {
  assert.equal(await readRecord(path.join(folder, 'none.json'), schema), undefined);
  const broken = path.join(folder, 'broken.json');
  await writeFile(broken, '{"name": "a"');
  await assert.rejects(readRecord(broken, schema), /invalid JSON in .*broken\.json/);
  await writeFile(broken, '{"name": "a", "share": "x"}');
  await assert.rejects(readRecord(broken, schema), /invalid record .*broken\.json: .*expected number.*\n.*share/s);
});

test('sweepDrafts(folder) removes the drafts of processes that are gone, and no others', async () => {
  const {pid} = spawnSync('true');
  await writeFile(path.join(folder, `.${pid}.tmp-record.json`), 'torn');
  await writeFile(path.join(folder, `.${process.pid}.tmp-record.json`), 'under way');
  await writeAtomically(path.join(folder, 'kept.json'), '{}');
  await sweepDrafts(folder);
  const left = (await readdir(folder)).filter((name) => name.includes('tmp-') || name === 'kept.json');
  assert.deepEqual(left.sort(), [`.${process.pid}.tmp-record.json`, 'kept.json']);
  await rm(path.join(folder, `.${process.pid}.tmp-record.json`));
});
