import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';

const workflow = await readFile('.github/workflows/publish.yml', 'utf8');

test('the workflow pins each action by its commit, and names the version', () => {
  const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action!);
  assert.equal(used.length, 4);
  for (const action of used) assert.match(action, /^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('the workflow has no right by default, and writes nothing but Pages', () => {
  assert.match(workflow, /^permissions: \{\}$/m);
  assert.deepEqual(
    [...workflow.matchAll(/^ {6}([a-z-]+): write$/gm)].map(([, right]) => right),
    ['pages', 'id-token'],
  );
});

test('the workflow calls only commands that the README tells of', async () => {
  const readme = await readFile('README.md', 'utf8');
  for (const [, command] of workflow.matchAll(/- run: (.*)/g)) assert.ok(readme.includes(`\`${command}\``), command);
});
