import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import {createServer} from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {brotliCompressSync, brotliDecompressSync} from 'node:zlib';
import {sha256} from '../../../experiments/artifacts/content-key.ts';
import {packedName, readPacked} from '../../../experiments/artifacts/packed-files.ts';
import {listFiles} from '../../../experiments/execution/manifest.ts';
import {recordedArtifacts, verify} from './recorded-artifacts.ts';

let recorded: Awaited<ReturnType<typeof recordedArtifacts>>;

before(async () => {
  recorded = await recordedArtifacts();
});
after(() => recorded.folders[Symbol.asyncDispose]());

function place(file: string): string {
  return path.join(recorded.folders.artifacts, file);
}

/** What verification says where one file is not as it was; `null` deletes it. The lines on what was checked are left out. */
async function saidAfter(
  file: string,
  change: (bytes: Buffer) => string | Uint8Array | null,
  options: {replay?: number} = {},
): Promise<string[]> {
  const bytes = await readFile(place(file)).catch(() => undefined);
  const changed = change(bytes ?? Buffer.alloc(0));
  if (changed === null) await rm(place(file));
  else {
    await mkdir(path.dirname(place(file)), {recursive: true});
    await writeFile(place(file), changed);
  }
  const {isWell, said} = await verify(recorded.folders, options);
  if (bytes) await writeFile(place(file), bytes);
  else await rm(place(file));
  assert.equal(isWell, false);
  return said.slice(options.replay ? 6 : 5, -1);
}

async function snapshot(): Promise<[string, string, number][]> {
  const files = await listFiles(recorded.folders.artifacts);
  return Promise.all(
    [...files, 'manifest.json'].map(async (file) => [
      file,
      sha256(await readFile(place(file))),
      (await stat(place(file))).mtimeMs,
    ]),
  );
}

function replaced(from: RegExp, to: string): (bytes: Buffer) => string {
  return (bytes) => {
    const text = bytes.toString();
    assert.match(text, from);
    return text.replace(from, to);
  };
}

test('verifyArtifacts() finds all as recorded where nothing was touched, and writes nothing', async () => {
  const before = await snapshot();
  const {isWell, said} = await verify(recorded.folders);
  assert.equal(said.at(-1), 'All is as recorded.');
  assert.equal(isWell, true);
  assert.match(said[2]!, /^as recorded {2}1 trials: scores/);
  assert.match(said[4]!, /^as recorded {2}1 of 1 analyses and findings/);
  assert.deepEqual(await snapshot(), before);
});

test('verifyArtifacts() names a file with a changed number, with all hashes, and the score that it no longer gives', async () => {
  const name = `trials/${recorded.trial.id}/test-probabilities.f16`;
  const file = packedName(name);
  const [original, content] = [await readFile(place(file)), (await readPacked(place(name)))!];
  const parted = brotliDecompressSync(original);
  parted[parted.length / 2]! ^= 0x40; // the exponent of the first probability of the first image
  const changed = brotliCompressSync(parted);
  const said = await saidAfter(file, () => changed);
  assert.equal(said[0], `${file}: SHA-256 ${sha256(changed)} (expected ${sha256(original)})`);
  const unpacked = `SHA-256 ${sha256(content.with(1, content[1]! ^ 0x40))} (expected SHA-256 ${sha256(content)}, unpacked)`;
  assert.equal(said[1], `${file}: ${unpacked}`);
  assert.match(said[2]!, /result\.json, test\.\S+: [\d.]+ \(expected [\d.]+\)$/);
  assert.equal(said.length, 3);
});

test('verifyArtifacts() names a file that cannot be unpacked', async () => {
  const file = `trials/${recorded.trial.id}/test-probabilities.f16.br`;
  const said = await saidAfter(file, (bytes) => bytes.subarray(0, 1000));
  assert.match(said[0]!, new RegExp(`^${file}: SHA-256 `));
  assert.match(
    said[1]!,
    new RegExp(`^${file}: nothing that can be unpacked \\(expected SHA-256 [0-9a-f]{64}, unpacked\\)$`),
  );
});

test('verifyArtifacts() names a number of a result that was changed, and all that follows from it', async () => {
  const file = `trials/${recorded.trial.id}/result.json`;
  const said = await saidAfter(file, replaced(/("test": \{\s*"count": 1000,\s*"correct": )(\d+)/, '$11000'));
  assert.match(said[0]!, new RegExp(`^${file}: SHA-256 [0-9a-f]{64} \\(expected [0-9a-f]{64}\\)$`));
  assert.match(said[1]!, new RegExp(`^${file}, test\\.correct: 1000 \\(expected \\d{3}\\)$`));
  assert.match(said[2]!, /^findings\/ledger\/record\.json, inputs\.trials: /);
});

test('verifyArtifacts() finds a changed accuracy by what is derived alone, though its hash were right', async () => {
  const file = `trials/${recorded.trial.id}/result.json`;
  const manifest = await readFile(place('manifest.json'));
  const change = replaced(/("validation": \{\s*"count": 500,\s*"correct": \d+,\s*"accuracy": )[\d.]+/, '$10.999');
  const bytes = await readFile(place(file));
  await writeFile(place('manifest.json'), manifest.toString().replace(sha256(bytes), sha256(change(bytes))));
  const said = await saidAfter(file, change);
  await writeFile(place('manifest.json'), manifest);
  assert.match(said[0]!, new RegExp(`^${file}, validation\\.accuracy: 0\\.999 \\(expected 0\\.\\d+\\)$`));
  assert.match(said[1]!, /^studies\/quick-look\.json, groups\.0\.validation\.accuracy\.mean: /);
});

test('verifyArtifacts() names a file that is gone, and what it should have been', async () => {
  const file = `trials/${recorded.trial.id}/validation-probabilities.f16.br`;
  const expected = sha256(await readFile(place(file)));
  const said = await saidAfter(file, () => null);
  assert.equal(said[0], `${file}: no such file (expected SHA-256 ${expected})`);
  assert.match((await saidAfter('headline.json', () => null))[0]!, /^headline\.json: no such file \(expected SHA-256 /);
});

test('verifyArtifacts() names a file that is not listed', async () => {
  for (const file of ['notes.txt', `trials/${recorded.trial.id}/more.f16.br`]) {
    assert.deepEqual(await saidAfter(file, () => 'more'), [
      `${file}: not listed (expected to be listed in manifest.json, or not to be there)`,
    ]);
  }
});

test('verifyArtifacts() names a changed summary, headline and finding by the field', async () => {
  const headline = await saidAfter('headline.json', replaced(/"seeds": 1/, '"seeds": 5'));
  assert.equal(headline[1], 'headline.json, 0.seeds: 5 (expected 1)');
  const study = await saidAfter('studies/quick-look.json', replaced(/"title": "Simple NN"/, '"title": "Simple NM"'));
  assert.equal(study[1], 'studies/quick-look.json, groups.0.title: "Simple NM" (expected "Simple NN")');
  const ledger = await saidAfter('findings/ledger/record.json', replaced(/"finished": 1/, '"finished": 2'));
  assert.equal(ledger[1], 'findings/ledger/record.json, finished: 2 (expected 1)');
});

test('verifyArtifacts() lets the log of readings grow, but nothing be taken from it', async () => {
  const line = (reader: string) =>
    `${JSON.stringify({date: '2026-01-01T00:00:00.000Z', dataset: 'mnist', reader, purpose: 'none'})}\n`;
  const file = 'test-readings.jsonl';
  const bytes = await readFile(place(file));
  await writeFile(place(file), `${bytes}${line('somebody')}`);
  assert.equal((await verify(recorded.folders)).isWell, true);
  await writeFile(place(file), bytes);
  const said = await saidAfter(file, () => `${line('somebody')}nonsense\n`);
  assert.match(said[0]!, /^test-readings\.jsonl: SHA-256 /);
  assert.deepEqual(said.slice(1), [
    'test-readings.jsonl, line 2: nonsense (expected a reading)',
    `test-readings.jsonl: nothing of trial ${recorded.trial.id} (expected its reading of the test images)`,
  ]);
});

test('verifyArtifacts() says what is wrong with a result that cannot be read, and checks the rest', async () => {
  const said = await saidAfter(
    `trials/${recorded.trial.id}/result.json`,
    replaced(/"parameters": \d+/, '"parameters": "many"'),
  );
  assert.match(said.join('\n'), /result\.json: invalid record .*parameters/s);
});

test('verifyArtifacts() asks for a manifest where there is none', async () => {
  const said = await saidAfter('manifest.json', () => null);
  assert.deepEqual(said, ['manifest.json: no such file (expected one, written by npm run experiments)']);
});

test('verifyArtifacts({replay}) trains again to the same bytes, and names a result that training does not give', async () => {
  const {isWell, said} = await verify(recorded.folders, {replay: 1});
  assert.equal(isWell, true, said.join('\n'));
  assert.match(said[5]!, /^as recorded {2}1 trials trained again: quick-look: Simple NN, MNIST, seed 1/);
  const file = `trials/${recorded.trial.id}/result.json`;
  const changed = await saidAfter(file, replaced(/"optimizedLoss": [\d.]+/, '"optimizedLoss": 0.5'), {replay: 1});
  assert.match(
    changed.join('\n'),
    new RegExp(`${file}: SHA-256 [0-9a-f]{64} \\(expected [0-9a-f]{64}, as trained again\\)`),
  );
});

test('verifyArtifacts({replay}) compares accuracies alone with those of another class of machine', async () => {
  const file = `trials/${recorded.trial.id}/run.json`;
  const said = await saidAfter(file, replaced(/"processor": "[^"]*"/, '"processor": "another"'), {replay: 1});
  assert.deepEqual(
    said.map((line) => line.replace(/: .*/, '')).sort(),
    ['findings/ledger/record.json, inputs.trials', file], // the ledger is made of how trials ran, too
  );
});

test('verifyArtifacts() names all that is damaged at once, whatever lies in place of a file', async () => {
  await using copy = await copiedArtifacts();
  const {at, folders} = copy;
  const outside = path.join(path.dirname(folders.artifacts), 'outside.json');
  const {id} = recorded.trial;
  await rename(at('findings/ledger/record.json'), outside);
  await symlink(outside, at('findings/ledger/record.json'));
  await rm(at('studies/quick-look.json'));
  await symlink('nowhere.json', at('studies/quick-look.json'));
  await rm(at('headline.json'));
  await mkdir(at('headline.json'));
  await rm(at(`trials/${id}/run.json`));
  execFileSync('mkfifo', [at(`trials/${id}/run.json`)]);
  const server = createServer().listen(at('socket'));
  await mkdir(at('trials/.77777.tmp-abc'));
  for (const file of ['studies/.77777.tmp-a.json', 'trials/.77777.tmp-abc/result.json', '.hidden', 'trials/stray'])
    await writeFile(at(file), 'x');
  await mkdir(at('trials/empty'));
  await truncate(at(`trials/${id}/weights.f16.br`), 0);
  await appendFile(at('test-readings.jsonl'), '{"date": "20');
  const manifest = await readFile(at('manifest.json'), 'utf8');
  await writeFile(at('manifest.json'), manifest.replace(/("computations\.json": \{ ?"bytes": )\d+/, '$17'));

  const {isWell, said} = await verify(folders);
  server.close();
  assert.equal(isWell, false);
  const all = said.join('\n');
  for (const expected of [
    `findings/ledger/record.json: a link to ${outside} (expected a file of its own)`,
    'studies/quick-look.json: a link to nowhere.json (expected a file of its own)',
    'headline.json: an empty folder (expected no such folder)',
    `trials/${id}/run.json: a named pipe (expected a file of its own)`,
    `trials/${id}/run.json: cannot read ${at(`trials/${id}/run.json`)}: expected a file, found a named pipe (expected a record by its schema)`,
    'socket: a socket (expected a file of its own)',
    ...['studies/.77777.tmp-a.json', 'trials/.77777.tmp-abc'].map(
      (file) =>
        `${file}: a draft, which a write that was interrupted has left (expected no such file: npm run experiments removes it once its process has ended)`,
    ),
    ...['.hidden', 'trials/stray'].map(
      (file) => `${file}: not listed (expected to be listed in manifest.json, or not to be there)`,
    ),
    'trials/empty: an empty folder (expected no such folder)',
    `trials/${id}/weights.f16.br: SHA-256 ${sha256('')} `,
    'test-readings.jsonl, line 2: {"date": "20 (expected a whole line)',
    'manifest.json, computations.json.bytes: 7 (expected ',
  ])
    assert.ok(all.includes(`\n${expected}`), `${expected}\n\nis not among\n\n${all}`);
  assert.ok(!all.includes(`${id}/result.json`));
});

test('verifyArtifacts() names a damaged manifest, and compares the files with what it still lists', async () => {
  await using copy = await copiedArtifacts();
  const {at, folders} = copy;
  await writeFile(at('.coordinator'), 'the lock of whoever computes here');
  const manifest = JSON.parse(await readFile(at('manifest.json'), 'utf8'));
  await writeFile(at('manifest.json'), JSON.stringify({...manifest, 'headline.json': {bytes: 'many'}}));
  await writeFile(at('computations.json'), '{}');
  const listed = (await verify(folders)).said.join('\n');
  assert.match(
    listed,
    /^manifest\.json: invalid record .*manifest\.json: .*\n.*bytes.* \(expected one, written by npm run/ms,
  );
  assert.match(listed, /^computations\.json: SHA-256 /m);
  for (const text of ['', '\0'.repeat(100), '[]']) {
    await writeFile(at('manifest.json'), text);
    await writeFile(at(`trials/${recorded.trial.id}/run.json`), '');
    const said = (await verify(folders)).said.join('\n');
    assert.match(said, /^manifest\.json: invalid /m);
    assert.match(said, /run\.json: invalid JSON in .*run\.json: .* \(expected a record by its schema\)$/m);
    assert.doesNotMatch(said, /not listed|result\.json|coordinator/);
  }
});

/** A copy of the artifacts, to be damaged; gone when disposed of. */
async function copiedArtifacts() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'damaged-'));
  const artifacts = path.join(root, 'artifacts');
  await cp(recorded.folders.artifacts, artifacts, {recursive: true});
  return {
    folders: {...recorded.folders, artifacts},
    at: (file: string) => path.join(artifacts, file),
    [Symbol.asyncDispose]: () => rm(root, {recursive: true}),
  };
}
