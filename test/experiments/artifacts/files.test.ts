import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {z} from 'zod';
import {
  mostBytes,
  readIfThere,
  readRecord,
  sweepDrafts,
  writeAtomically,
  writeRecord,
} from '../../../experiments/artifacts/files.ts';

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

test('sweepDrafts(folder) takes a process that has ended but is still listed for gone', async () => {
  // a shell that never collects its child: the child stays listed when it has ended
  const parent = spawn('sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60'], {stdio: ['ignore', 'pipe', 'ignore']});
  const [line] = await once(parent.stdout, 'data');
  const draft = path.join(folder, `.${Number(line)}.tmp-record.json`);
  await writeFile(draft, 'torn');
  for (let tries = 0; existsSync(draft) && tries < 50; tries++) {
    await sweepDrafts(folder);
    await setTimeout(20);
  }
  parent.kill();
  assert.ok(!existsSync(draft));
});

test('writeAtomically(file) that fails leaves no draft, and names the file and what helps', async () => {
  const place = path.join(folder, 'taken');
  await mkdir(path.join(place, 'inside'), {recursive: true});
  await assert.rejects(writeAtomically(place, 'text'), {
    message: /^cannot write .*taken: a folder .*move the folder away/,
  });
  await assert.rejects(writeAtomically(path.join(file, 'x.json'), ''), {
    message: /^cannot make the folder .*record\.json: a file lies/,
  });
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes('tmp-')),
    [],
  );
});

test('writeAtomically(file) on a full disk leaves no draft, and names the file and what helps', () => {
  const module = path.resolve('experiments/artifacts/files.ts');
  const code = `import {writeAtomically} from ${JSON.stringify(module)}; import {readdirSync} from 'node:fs';
    const said = await writeAtomically('full.json', Buffer.alloc(1e6)).catch((error) => error.message);
    console.log(JSON.stringify([said, readdirSync('.').filter((name) => name.includes('full'))]));`;
  // the largest file that this shell's programs may write is 512 x 100 bytes; beyond it, writing fails as on a full disk
  const {stdout} = spawnSync(
    'sh',
    ['-c', `ulimit -f 100; trap '' XFSZ; exec "$0" --input-type=module -e "$1"`, process.execPath, code],
    {cwd: folder, encoding: 'utf8'},
  );
  assert.deepEqual(JSON.parse(stdout), [
    'cannot write full.json: it would be larger than is allowed: raise the limit (ulimit -f), or name a folder on another disk (EFBIG)',
    [],
  ]);
});

test('readIfThere(file) reads no pipe, nothing above its limit, and says what lies there', async () => {
  const pipe = path.join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  await assert.rejects(readIfThere(pipe), {message: `cannot read ${pipe}: expected a file, found a named pipe`});
  await assert.rejects(readIfThere(folder), {message: /^cannot read .*: a folder lies where a file is expected/});
  const large = path.join(folder, 'large');
  await writeFile(large, '');
  await truncate(large, 2 ** 40);
  await assert.rejects(readIfThere(large), {
    message: `cannot read ${large}: ${2 ** 40} bytes (expected ${mostBytes} at most)`,
  });
});

test('writeRecord(file) writes a damaged record anew', async () => {
  await truncate(file, 2 ** 40);
  assert.equal(await writeRecord(file, schema, {name: 'a', share: 0.6}), true);
  assert.deepEqual(await readRecord(file, schema), {name: 'a', share: 0.6});
});
