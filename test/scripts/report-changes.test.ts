import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {readReport, tellReport} from '../../experiments/datasets/report.ts';
import {describeChanges} from '../../scripts/report-changes.ts';

const reportOf = (said: object) =>
  `export default ${JSON.stringify({title: 'Leaves', tagline: '', description: '', effort: 'small', datasets: ['mnist'], ...said})};`;

/** A report whose results were written when report.ts said the first, and which says the second now. */
async function changesFrom(before: object, now: object): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'leaves-'));
  const [old, REPORT] = [path.join(folder, 'old'), path.join(folder, 'leaves')];
  for (const each of [old, path.join(REPORT, 'artifacts')]) await mkdir(each, {recursive: true});
  await writeFile(path.join(old, 'report.ts'), reportOf(before));
  await writeFile(path.join(REPORT, 'report.ts'), reportOf(now));
  const shown = JSON.stringify(tellReport(await readReport(old)));
  await writeFile(path.join(REPORT, 'artifacts', 'report.json'), shown);
  const changes = await describeChanges({REPORT});
  await rm(folder, {recursive: true});
  return changes;
}

test('describeChanges() says what report.ts says otherwise than the results, and which command takes it over', async () => {
  assert.equal(await changesFrom({}, {}), undefined);
  const words = await changesFrom({}, {title: 'Autumn leaves', description: 'Photographs.'});
  assert.match(
    words!,
    /report\.ts was changed .*\(title and description\); npm run experiments -- leaves takes that over/,
  );
  assert.match((await changesFrom({}, {datasets: ['mnist', 'fashion-mnist']}))!, /\(its data sets\)/);
});

test('describeChanges() says what is wrong with report.ts, and nothing of this repository’s own report', async () => {
  assert.match((await changesFrom({}, {title: ''}))!, /invalid report .*report\.ts.*title/s);
  assert.equal(await describeChanges({}), undefined);
});
