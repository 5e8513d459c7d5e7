import assert from 'node:assert/strict';
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import type {StudySummary} from '../../experiments/artifacts/schema.ts';
import {findFaults} from '../../scripts/audit/faults.ts';
import {pagesIn} from '../../scripts/audit/site-pages.ts';
import {finishedTrials} from '../../site/records/finished-trials.ts';
import {basePath, build} from './built-site.ts';

let root: string;

before(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'bare-site-'));
  await leaveOneStudy(path.join(root, 'artifacts'));
});
after(() => rm(root, {recursive: true}));

test('the site builds from one study and no finding, and leaves out what rests on others', async () => {
  const folder = path.join(root, basePath);
  await build(folder, path.join(root, 'cache'), {...process.env, ARTIFACTS: path.join(root, 'artifacts')});
  const pages = pagesIn(folder, basePath);
  const tops = pages.flatMap((page) => page.match(/^\/report\/([^/]*)\/?$/)?.[1] ?? []);
  const chapters = ['', 'data-sets', 'simple-network', 'what-makes-it-hard', 'methods'];
  const others = ['404.html', 'glossary', 'references', 'reuse', 'runs', 'search', 'teach'];
  assert.deepEqual(tops.toSorted(), [...chapters, ...others].toSorted());
  assert.deepEqual(findFaults({folder, base: basePath, pages}), []);
  for (const top of chapters) {
    const page = await readFile(path.join(folder, top, 'index.html'), 'utf8');
    assert.doesNotMatch(page, /NaN|undefined|Infinity|class="pending"/, top);
  }
});

/** Copies the records of the data sets and of the simple network, as far as it has been trained, and of no other study. */
async function leaveOneStudy(to: string): Promise<void> {
  const study = JSON.parse(await readFile('artifacts/studies/simple-network.json', 'utf8')) as StudySummary;
  const models = new Set(study.groups.map(({model}) => model));
  const headline = JSON.parse(await readFile('artifacts/headline.json', 'utf8')) as {model: string}[];
  await mkdir(to, {recursive: true});
  const keys = study.groups.flatMap((group) => finishedTrials(group).map((key) => `trials/${key}`));
  const groups = study.groups.map(({trials, ...group}) => ({
    ...group,
    trials: trials.filter(({finished}) => finished),
  }));
  await mkdir(path.join(to, 'studies'));
  await writeFile(path.join(to, 'studies/simple-network.json'), JSON.stringify({...study, groups}));
  for (const part of ['report.json', 'datasets', 'look-alikes', 'test-readings.jsonl', ...keys])
    await cp(path.join('artifacts', part), path.join(to, part), {recursive: true});
  await writeFile(path.join(to, 'headline.json'), JSON.stringify(headline.filter(({model}) => models.has(model))));
}
