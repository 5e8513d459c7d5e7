import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, globSync, readlinkSync} from 'node:fs';
import {mkdtemp, readFile, realpath, rename, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {createInterface} from 'node:readline/promises';
import {after, before, test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {chromium} from 'playwright';
import {readRecord} from '../../experiments/artifacts/files.ts';
import {headlineSchema, studySchema} from '../../experiments/artifacts/schema.ts';
import {allTasks} from '../../experiments/execution/list-tasks.ts';
import {profile} from '../../experiments/studies/profile.ts';
import {findFaults} from '../../scripts/audit/faults.ts';
import {fileAt, pagesIn} from '../../scripts/audit/site-pages.ts';
import {visitEach} from '../../scripts/audit/visit.ts';
import {browserOptions, whyNoBrowser} from '../site/built-site.ts';

const script = path.resolve('scripts/experiments.ts');
const {studies: quickStudies, findings, splitOf} = profile(true);
const tasks = allTasks(quickStudies, splitOf);
const count = tasks.length + findings!.length; // of results
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
  assert.match(
    output,
    new RegExp(`^To do: ${count} of ${count} results\\.\\n.*  description: 2 of 2 \\(2 missing\\)`, 's'),
  );
  assert.match(output, /tera-operations: about \d+ (s|min)/);
  assert.ok(!existsSync(path.join(folder, '.quick')));
});

test('experiments stopped by Ctrl-C ends with 130 and a word on how to go on', async () => {
  const child = start('--quick', '--only', 'quick-look', '--jobs', '1');
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!globSync('.checkpoints/*.checkpoint', {cwd: folder}).length) await setTimeout(2);
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  assert.equal(code, 130);
  assert.match(output, /Stopped\. The same command goes on from here/);
});

test('experiments --quick goes the whole way in under three minutes', async () => {
  const started = Date.now();
  const {code, errors} = await experiments('--quick');
  assert.equal(code, 0, errors);
  assert.ok(Date.now() - started < 180_000);
  const study = await readRecord(path.join(folder, '.quick/artifacts/studies/quick-look.json'), studySchema);
  assert.deepEqual(
    study!.groups.map(({dataset, architecture, trials}) => [
      dataset,
      architecture,
      trials.map((trial) => trial.finished),
    ]),
    [
      ['mnist', 'NN', [true, true, true]],
      ['mnist', 'CNN', [true, true, true]],
      ['fashion-mnist', 'NN', [true, true, true]],
      ['fashion-mnist', 'CNN', [true, true, true]],
    ],
  );
  const headline = await readRecord(path.join(folder, '.quick/artifacts/headline.json'), headlineSchema);
  for (const {testAccuracy} of headline!) assert.ok(testAccuracy.mean > 0.5 && testAccuracy.low < testAccuracy.mean);
  const readings = await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8');
  const readers = new Set(
    readings
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).reader),
  );
  for (const task of tasks) if (task.kind === 'trial') assert.equal(readers.has(`trial ${task.id}`), task.final);
});

test('experiments does nothing where all is current, and says so', async () => {
  const before = await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8');
  const {code, output} = await experiments('--quick');
  assert.deepEqual([code, output], [0, `Nothing to do: all ${count} results are current.\n`]);
  assert.equal(await readFile(path.join(folder, '.quick/artifacts/test-readings.jsonl'), 'utf8'), before);
});

test('experiments --verify finds nothing that differs in what was computed, and names what is changed', async () => {
  assert.equal((await experiments('--quick', '--verify')).output.trim().split('\n').at(-1), 'All is as recorded.');
  const file = path.join(folder, '.quick/artifacts/headline.json');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"seeds": 3', '"seeds": 4'));
  const {code, output} = await experiments('--quick', '--verify');
  assert.equal(code, 1);
  assert.match(output, /^headline\.json: SHA-256 \S+ \(expected \S+\)\nheadline\.json, 0\.seeds: 4 \(expected 3\)$/m);
  await writeFile(file, text);
});

test('experiments --only --force computes a part again, to the same result', async () => {
  const file = path.join(folder, '.quick/artifacts/datasets/mnist/description.json');
  const before = await readFile(file, 'utf8');
  const {code, output} = await experiments('--quick', '--only', 'description', '--force');
  assert.equal(code, 0);
  assert.match(output, /^To do: 2 of 2 results\.\n.*\(forced\)/s);
  assert.equal(await readFile(file, 'utf8'), before);
});

test('experiments --list names each result and whether it is current', async () => {
  const {output} = await experiments('--quick', '--list');
  assert.equal(output.match(/ current /g)!.length, count);
});

const noBrowser = whyNoBrowser();

test('start --quick shows a report of them, with the CNN and without what they say nothing of', {
  skip: noBrowser ?? false,
}, async () => {
  const child = spawn(process.execPath, [path.resolve('scripts/start.ts'), '--quick', '--port', '0'], {cwd: folder});
  const lines = createInterface(child.stdout);
  let address = '';
  for await (const line of lines) {
    address = line.match(/report is at (http:\S+)\//)?.[1] ?? '';
    if (address) break;
  }
  const browser = await chromium.launch(browserOptions());
  try {
    const site = path.join(folder, '.quick/dist');
    const pages = pagesIn(site, '/');
    assert.deepEqual(findFaults({folder: site, base: '/', pages}), []);
    for (const page of pages) {
      const html = await readFile(fileAt({folder: site, base: '/'}, page), 'utf8');
      assert.match(html, /A quick look, not the report/, page);
      assert.doesNotMatch(html, /\b(?:undefined|NaN|Infinity|not yet)\b/, page);
    }
    assert.match(await readFile(path.join(site, 'quick-look/index.html'), 'utf8'), /Small CNN, dropout/);
    assert.ok(pages.includes('/convolution/') && !pages.includes('/nn-against-cnn/') && !pages.includes('/map/'));
    const open = {folder: site, base: '/', origin: address, pages, browser};
    for await (const visit of visitEach(open, ['/quick-look/', '/convolution/'])) {
      assert.deepEqual(visit.violations, {light: [], dark: []}, visit.address);
      assert.equal(visit.overflow[360], 0, visit.address);
      assert.deepEqual(visit.troubles, [], visit.address);
    }
  } finally {
    await browser.close();
    child.kill('SIGINT');
    await once(child, 'close');
  }
});

test('experiments ends with 1 where it is called wrongly, and names the choices', async () => {
  const wrong = await experiments('--only', 'simple-netwrok');
  assert.equal(wrong.code, 1);
  assert.match(wrong.errors, /Allowed choices are description, look-alikes, simple-network/);
  assert.match((await experiments('--jobs', '0')).errors, /Expected a whole number from 1 up/);
  assert.match((await experiments('--quik')).errors, /Did you mean --quick\?/);
});

test('experiments puts damaged records right, says so, and retrains what cannot be put right', async () => {
  const at = (file: string) => path.join(folder, '.quick/artifacts', file);
  const trial = tasks.find(({kind}) => kind === 'trial')!;
  const summary = await readFile(at('studies/quick-look.json'), 'utf8');
  const log = await readFile(at('test-readings.jsonl'), 'utf8');
  for (const file of ['manifest.json', 'computations.json', 'headline.json', `trials/${trial.id}/run.json`])
    await writeFile(at(file), '');
  await writeFile(at('studies/quick-look.json'), summary.slice(0, 99));
  await writeFile(at('test-readings.jsonl'), `${log}{"date": "20`);
  await writeFile(at('.99999999.tmp-manifest.json'), 'of a process that has ended');
  const {code, output, errors} = await experiments('--quick');
  assert.equal(code, 0, errors);
  assert.match(output, /^invalid JSON in .*computations\.json: .*\nWhat trials compute is looked up again\.$/m);
  assert.match(output, /^invalid JSON in .*manifest\.json: .*\nIt is made again: /m);
  assert.match(
    output,
    /^.*test-readings\.jsonl: a line was cut off while it was written, and is taken out: \{"date": "20$/m,
  );
  assert.match(output, /^To do: \d of \d+ results\.\n.*\(unreadable: invalid JSON in .*run\.json: .*\)$/m);
  assert.equal(await readFile(at('studies/quick-look.json'), 'utf8'), summary);
  const {output: verified} = await experiments('--quick', '--verify');
  assert.equal(verified.trim().split('\n').at(-1), 'All is as recorded.', verified);
});

test('experiments says who computes in the folder already, and waits with --wait until it is stopped', async () => {
  const call = ['--quick', '--only', 'quick-look', '--force', '--jobs', '1'];
  const first = start(...call);
  while (!existsSync(path.join(folder, '.quick/artifacts/.coordinator/holder.json'))) await setTimeout(5);
  const second = await experiments('--quick');
  assert.equal(second.code, 1);
  assert.match(
    second.errors,
    new RegExp(`^Process ${first.pid} computes results in .*: npm run experiments -- ${call.join(' ')}\\. Wait for it`),
  );
  assert.equal((await experiments('--quick', '--dry-run')).code, 0);
  const waiting = await stopAfter(['--quick', '--wait'], /Waiting until it has ended/);
  assert.equal(waiting.code, 130);
  first.kill('SIGINT');
  assert.deepEqual(await once(first, 'close'), [130, null]);
});

test('experiments --verify stopped by Ctrl-C ends within a second, and leaves no process', async () => {
  const {code, milliseconds} = await stopAfter(['--quick', '--verify', '--deep'], /summaries of studies/);
  assert.equal(code, 130);
  assert.ok(milliseconds < 2000, `${milliseconds} ms`); // a second, and what else runs on the machine
  const here = await realpath(folder);
  const left = globSync('/proc/[0-9]*/cwd').filter((link) => tryReadLink(link) === here);
  assert.deepEqual(left, []);
});

test('experiments ends with 1 where results or checkpoints cannot be written, and says what helps', async () => {
  await writeFile(path.join(folder, 'taken'), '');
  const {code, errors} = await experiments('--quick', '--artifacts', 'taken');
  assert.equal(code, 1);
  assert.match(
    errors,
    /^cannot make the folder .*taken: a file lies where a folder is expected: move the file away, or .*\n$/,
  );
  assert.match(
    (await experiments('--quick', '--artifacts', '/proc/1/x')).errors,
    /^cannot make the folder \/proc\/1\/x: /,
  );
  await rename(path.join(folder, '.checkpoints'), path.join(folder, 'kept'));
  await writeFile(path.join(folder, '.checkpoints'), '');
  const taken = await experiments('--quick', '--only', 'quick-look', '--force');
  assert.equal(taken.code, 1);
  assert.match(taken.errors, /^cannot make the folder .*\.checkpoints: a file lies where a folder is expected/);
});

/** The command, stopped by SIGINT once it has said something. */
async function stopAfter(options: string[], said: RegExp): Promise<{code: number; milliseconds: number}> {
  const child = start(...options);
  let output = '';
  for await (const chunk of child.stdout.iterator({destroyOnReturn: false})) {
    output += chunk;
    if (said.test(output)) break;
  }
  child.stdout.resume(); // or what is said of the end would have no reader
  const stopped = Date.now();
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  return {code, milliseconds: Date.now() - stopped};
}

function tryReadLink(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined; // the process has ended
  }
}
