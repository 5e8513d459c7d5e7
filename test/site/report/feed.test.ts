import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Records} from '../../../site/records/records.ts';
import {atomOf, entriesOf} from '../../../site/report/feed.ts';

const study = (name: string, keys: string[], finished = true) => ({
  name,
  title: `Study <${name}>`,
  question: 'What & why?',
  groups: [{trials: keys.map((key) => ({key, finished}))}],
});
const recordsOf = (...studies: ReturnType<typeof study>[]) =>
  ({
    studies: Object.fromEntries(studies.map((each) => [each.name, each])),
    trials: {
      a: {run: {finishedAt: '2026-01-01T00:00:00.000Z'}},
      b: {run: {finishedAt: '2026-01-03T00:00:00.000Z'}},
      c: {run: {finishedAt: '2026-01-02T00:00:00.000Z'}},
    },
  }) as unknown as Records;

test('entriesOf(records) tells of complete studies alone, the newest first', () => {
  const records = recordsOf(study('one', ['a', 'b']), study('two', ['c']), study('three', ['d'], false));
  assert.deepEqual(
    entriesOf(records).map(({title, updated}) => [title, updated.slice(0, 10)]),
    [
      ['Study <one>', '2026-01-03'],
      ['Study <two>', '2026-01-02'],
    ],
  );
});

test('entriesOf(records) names a version of results by its trials', () => {
  const [before, again, other] = [['a'], ['a'], ['b']].map((keys) => entriesOf(recordsOf(study('one', keys)))[0]!.id);
  assert.match(before!, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(before, again);
  assert.notEqual(before, other);
});

test('atomOf(entries, site) has whole addresses, and its text is escaped', () => {
  const feed = atomOf(entriesOf(recordsOf(study('one', ['a']))), new URL('https://report.example'));
  assert.match(feed, /<title>Study &#60;one&#62;<\/title>/);
  assert.match(feed, /<summary>What &#38; why\? 1 trial finished\.<\/summary>/);
  assert.match(feed, /<link href="https:\/\/report\.example\/runs\/\?study=[^"]*#study-one"\/>/);
  assert.match(feed, /<updated>2026-01-01T00:00:00.000Z<\/updated>/);
  assert.doesNotMatch(feed, /undefined/);
});

test('atomOf(no entries) is a feed all the same', () => {
  assert.match(atomOf([], new URL('https://report.example')), /<updated>1970-01-01T00:00:00.000Z<\/updated>\n<\/feed>/);
});
