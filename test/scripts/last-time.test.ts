import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, beforeEach, test} from 'node:test';
import {describeContents, recall, remember} from '../../scripts/experiments/last-time.ts';

const checkout = path.resolve('.');
const script = path.resolve('scripts/experiments.ts');
const folder = mkdtempSync(path.join(os.tmpdir(), 'last-time-'));
const record = 'artifacts/trials/a/result.json';
const note = 'artifacts/.coordinator/last-time.txt';
const committed = 'scripts/experiments/last-time.txt';

process.chdir(folder);
beforeEach(() => {
  rmSync('artifacts', {recursive: true, force: true});
  mkdirSync(path.dirname(record), {recursive: true});
  for (const file of [record, 'README.md']) writeFileSync(file, '{}');
  remember(['Nothing to do.', 'Diverged: a']);
});
after(() => rmSync(folder, {recursive: true}));

test('experiments says again what it said last time, where nothing has changed', () => {
  assert.equal(execFileSync(process.execPath, [script], {encoding: 'utf8'}), 'Nothing to do.\nDiverged: a\n');
});

test('recall() stays right where who computes has left its bookkeeping', () => {
  writeFileSync('artifacts/.coordinator/holder.json', '{}');
  assert.deepEqual(recall(), ['Nothing to do.', 'Diverged: a']);
});

const changes: Record<string, () => void> = {
  'a file is written again, to the same length': () => writeFileSync(record, '[]'),
  'that was done in secret': () => {
    writeFileSync(record, '[]');
    utimesSync(record, 1, 1);
  },
  'a file is replaced': () => {
    writeFileSync('other', '[]');
    renameSync('other', record);
  },
  'a file is gone': () => rmSync(record),
  'a file has come': () => writeFileSync('artifacts/headline.json', '[]'),
  'an empty folder has come': () => mkdirSync('artifacts/trials/b'),
  'a link has come': () => symlinkSync('result.json', 'artifacts/trials/a/link'),
  'all results are gone': () => rmSync('artifacts/trials', {recursive: true}),
  'the README was written to': () => writeFileSync('README.md', '[]'),
  'both notes are gone': () => [note, committed].forEach((file) => void rmSync(file)),
};

for (const [title, change] of Object.entries(changes)) {
  test(`recall() says nothing where ${title}`, () => {
    change();
    assert.equal(recall(), undefined);
  });
}

const damages: Record<string, () => void> = {
  'is cut off': () => writeFileSync(note, '0123'),
  'is empty': () => writeFileSync(note, ''),
  'is gone, as in a fresh clone': () => rmSync(note),
  'is of files that were written again as they were': () => writeFileSync(record, '{}'),
};

for (const [title, damage] of Object.entries(damages)) {
  test(`recall() goes by contents where the note of this clone ${title}, and notes the states`, () => {
    damage();
    assert.deepEqual(recall(), ['Nothing to do.', 'Diverged: a']);
    rmSync(committed);
    assert.deepEqual(recall(), ['Nothing to do.', 'Diverged: a']);
  });
}

test('the committed note is of what is committed', () => {
  const [state] = readFileSync(path.join(checkout, committed), 'utf8').split('\n');
  process.chdir(checkout);
  const now = describeContents();
  process.chdir(folder);
  assert.equal(state, now, 'npm run experiments, once it finds nothing to do, writes the note anew');
});
