import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {readRecord} from '../../experiments/artifacts/files.ts';
import {headlineSchema, studySchema} from '../../experiments/artifacts/schema.ts';

const script = path.resolve('scripts/experiments.ts');
let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'command-'));
});
after(() => rm(folder, {recursive: true}));

/** The command, started in a folder of its own, so that its results and checkpoints lie there. */
function start(...options: string[]) {
  return spawn(process.execPath, [script, ...options], {cwd: folder, env: {...process.env, CI: 'true'}});
}

async function experiments(...options: string[]): Promise<{code: number; output: string; errors: string}> {
  const child = start(...options);
  const said = {output: '', errors: ''};
  child.stdout.on('data', (chunk) => {
    said.output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.errors += chunk;
  });
  const [code] = await once(child, 'close');
  return {code, ...said};
}

test('experiments --dry-run says what is to be done and why, and does nothing', async () => {
  const {code, output} = await experiments('--quick', '--dry-run');
  assert.equal(code, 0);
  assert.match(output, /^To do: 8 of 8 results\.\n.*description: MNIST \(missing\)/s);
  assert.match(output, /tera-operations: about \d+ s/);
  assert.ok(!existsSync(path.join(folder, '.quick')));
});

test('experiments stopped by Ctrl-C ends with 130 and a word on how to go on', async () => {
  const child = start('--quick', '--only', 'simple-network', '--jobs', '1');
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!existsSync(path.join(folder, '.checkpoints'))) await setTimeout(2);
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  assert.equal(code, 130);
  assert.match(output, /Stopped\. The same command goes on from here/);
});

test('experiments --quick goes the whole way in under two minutes', async () => {
  const started = Date.now();
  const {code, errors} = await experiments('--quick');
  assert.equal(code, 0, errors);
  assert.ok(Date.now() - started < 120_000);
  const study = await readRecord(path.join(folder, '.quick/artifacts/studies/simple-network.json'), studySchema);
  assert.deepEqual(
    study!.groups.map(({dataset, trials, epochs}) => [dataset, trials.map(({finished}) => finished), epochs.length]),
    [
      ['mnist', [true, true], 3],
      ['fashion-mnist', [true, true], 3],
    ],
  );
  const headline = await readRecord(path.join(folder, '.quick/artifacts/headline.json'), headlineSchema);
  for (const {testAccuracy} of headline!) assert.ok(testAccuracy.mean > 0.5 && testAccuracy.low < testAccuracy.mean);
  const readings = await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8');
  assert.equal(readings.trim().split('\n').length, 8);
});

test('experiments does nothing where all is current, and says so', async () => {
  const before = await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8');
  const {code, output} = await experiments('--quick');
  assert.deepEqual([code, output], [0, 'Nothing to do: all 8 results are current.\n']);
  assert.equal(await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8'), before);
});

test('experiments --only --force computes one study again, to the same result', async () => {
  const file = path.join(folder, '.quick/artifacts/studies/simple-network.json');
  const before = await readFile(file, 'utf8');
  const {code, output} = await experiments('--quick', '--only', 'simple-network', '--force');
  assert.equal(code, 0);
  assert.match(output, /^To do: 4 of 4 results\.\n.*\(forced\)/s);
  assert.equal(await readFile(file, 'utf8'), before);
});

test('experiments --list names each result and whether it is current', async () => {
  const {output} = await experiments('--quick', '--list');
  assert.equal(output.match(/ current /g)!.length, 8);
});

test('experiments ends with 1 where it is called wrongly, and names the choices', async () => {
  const wrong = await experiments('--only', 'simple-netwrok');
  assert.equal(wrong.code, 1);
  assert.match(wrong.errors, /Allowed choices are description, look-alikes, simple-network/);
  assert.match((await experiments('--jobs', '0')).errors, /Expected a whole number from 1 up/);
  assert.match((await experiments('--quik')).errors, /Did you mean --quick\?/);
});
