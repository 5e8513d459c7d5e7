import assert from 'node:assert/strict';
import {test} from 'node:test';
import {officialSplit, report} from '../../../experiments/datasets/index.ts';
import {effortWithin} from '../../../experiments/execution/budget.ts';
import {findingTasks} from '../../../experiments/execution/list-tasks.ts';
import {profile} from '../../../experiments/studies/profile.ts';
import {replaceEffort, setBudget} from '../../../scripts/experiments/set-budget.ts';

test('effortWithin(seconds, jobs) is the most thorough that fits, or the least of all', () => {
  const within = (hours: number) => effortWithin(hours * 3600, 2, officialSplit);
  assert.deepEqual(within(0).effort, {like: 'small', seeds: 3});
  assert.deepEqual(within(1e6).effort, {like: 'standard', seeds: 20});
  const least = within(0).seconds / 3600;
  const [some, more] = [within(2 * least), within(4 * least)];
  for (const [offer, limit] of [
    [some, 2],
    [more, 4],
  ] as const)
    assert.ok(offer.seconds <= limit * least * 3600);
  assert.ok(more.seconds > some.seconds);
});

test('replaceEffort(text, effort, file) changes that line of a report.ts alone, or says what to write', () => {
  const text = "export default {\n  title: 'effort',\n  effort: 'small', // or more\n} satisfies Report;\n";
  const once = replaceEffort(text, {like: 'standard', seeds: 8}, 'r.ts');
  assert.equal(once, text.replace("'small'", "{like: 'standard', seeds: 8}"));
  assert.equal(replaceEffort(once, 'small', 'r.ts'), text);
  assert.throws(
    () => replaceEffort('export default x', 'small', 'r.ts'),
    /^Error: r\.ts has no line with its effort \(expected effort: 'small',\)$/,
  );
});

test('setBudget(seconds) names the effort of this run, and leaves the open report as it is', async () => {
  const said: string[] = [];
  const print = (line: string) => said.push(line);
  const effort = await setBudget(1e9, {jobs: 2, dryRun: true}, 'reports/none', print);
  assert.deepEqual(effort, {like: 'standard', seeds: 20});
  assert.match(said.join(), /^Within .*: standard effort with 20 seeds: about/);
  assert.equal(report.effort, 'full');
  assert.equal(profile(false, effort).studies.find(({name}) => name === 'linear')!.seeds.length, 20);
  assert.ok(profile(false).studies.length > profile(false, effort).studies.length);
  const findings = findingTasks({}, false, effort);
  assert.ok(findings.length < findingTasks({}, false).length);
  assert.ok(findings.every((task) => task.effort === effort));
});
