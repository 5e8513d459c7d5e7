import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, beforeEach, test} from 'node:test';
import {takeOver} from '../../../site/format/last-build.ts';

const root = mkdtempSync(path.join(tmpdir(), 'last-build-'));
after(() => rmSync(root, {recursive: true}));
const [noteFile, dist, made] = ['note.json', 'dist', 'made'].map((name) => path.join(root, name)) as [
  string,
  string,
  string,
];
const isKept = (name: string) => !name.startsWith('chapters/');

/** A finished build: made elsewhere, noted, and moved to its place. */
function build(
  digest = 'a',
  files = ['runs/1/index.html', 'runs/1/run.json', 'index/a', 'index/b', 'chapters/x.html'],
) {
  const builds = takeOver(noteFile, made, dist);
  for (const name of files) {
    mkdirSync(path.dirname(path.join(made, name)), {recursive: true});
    if (!existsSync(path.join(made, name))) writeFileSync(path.join(made, name), name);
  }
  builds.note(digest, isKept);
  rmSync(dist, {recursive: true, force: true});
  renameSync(made, dist);
}

const next = () => takeOver(noteFile, made, dist);

beforeEach(() => {
  for (const each of [noteFile, dist, made]) rmSync(each, {recursive: true, force: true});
});

test('takeOver() links what the last build made of the same sources, again and again', () => {
  build();
  for (let again = 0; again < 3; again++) {
    const builds = next();
    assert.ok(builds.file('runs/1/index.html', 'a'));
    assert.ok(builds.folder('index', 'a'));
    assert.deepEqual(readdirSync(path.join(made, 'index')), ['a', 'b']);
    build();
    assert.equal(readFileSync(path.join(dist, 'runs/1/index.html'), 'utf8'), 'runs/1/index.html');
    assert.equal(statSync(path.join(dist, 'runs/1/index.html')).nlink, 1, 'no other folder holds it');
  }
});

test('takeOver() takes nothing of other sources, nothing that was not kept, and nothing unknown', () => {
  build();
  assert.ok(!next().file('runs/1/index.html', 'b'));
  assert.ok(!next().folder('index', 'b'));
  assert.ok(!next().file('chapters/x.html', 'a'));
  assert.ok(!next().file('runs/2/index.html', 'a'));
  assert.ok(!next().folder('ind', 'a'));
  assert.ok(!existsSync(made));
});

test('takeOver() leaves what has been written to, replaced or removed since', () => {
  build();
  writeFileSync(path.join(dist, 'runs/1/index.html'), 'other text of mine');
  rmSync(path.join(dist, 'index/b'));
  assert.ok(!next().file('runs/1/index.html', 'a'));
  assert.ok(next().file('runs/1/run.json', 'a'));
  assert.ok(!next().folder('index', 'a'));
  assert.deepEqual(readdirSync(made), ['runs'], 'nothing half taken');
});

test('takeOver() goes without a note, with a damaged one, and where the last build is gone', () => {
  assert.ok(!next().file('runs/1/index.html', 'a'));
  build();
  rmSync(dist, {recursive: true});
  assert.ok(!next().file('runs/1/index.html', 'a'));
  for (const note of ['', 'null', '{"folder": 1}', '{}']) {
    writeFileSync(noteFile, note);
    assert.ok(!next().file('runs/1/index.html', 'a'), note);
    assert.ok(!next().folder('index', 'a'), note);
  }
});

test('takeOver() replaces what it cannot link: the file is made again', () => {
  build();
  mkdirSync(path.join(made, 'runs/1'), {recursive: true});
  writeFileSync(path.join(made, 'runs/1/index.html'), 'there already');
  assert.ok(!next().file('runs/1/index.html', 'a'));
  assert.equal(readFileSync(path.join(made, 'runs/1/index.html'), 'utf8'), 'there already');
});
