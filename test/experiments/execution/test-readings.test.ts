import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';
import {logFile, logTestReading, mendLog} from '../../../experiments/execution/test-readings.ts';

const reading = {date: '2026-01-01T00:00:00.000Z', dataset: 'mnist', reader: 'nobody', purpose: 'none'} as const;
const line = `${JSON.stringify(reading)}\n`;
const torn = line.slice(0, 50);
let folders: {artifacts: string};
let file: string;

beforeEach(async () => {
  folders = {artifacts: await mkdtemp(path.join(os.tmpdir(), 'readings-'))};
  file = path.join(folders.artifacts, logFile);
});
afterEach(() => rm(folders.artifacts, {recursive: true}));

const read = () => readFile(file, 'utf8');

test('logTestReading(reading) adds a line, after one that was cut off on a line of its own', async () => {
  await logTestReading(folders, reading);
  await logTestReading(folders, reading);
  assert.equal(await read(), line + line);
  await writeFile(file, line + torn);
  await logTestReading(folders, reading);
  assert.equal(await read(), `${line}${torn}\n${line}`);
});

test('logTestReading(reading) loses no line of many at once', async () => {
  await Promise.all(Array.from({length: 50}, () => logTestReading(folders, reading)));
  assert.equal(await read(), line.repeat(50));
});

test('mendLog() takes out lines that were cut off, says so, and keeps all others', async () => {
  const said: string[] = [];
  assert.equal(await mendLog(folders, (text) => said.push(text)), false);
  await writeFile(file, `${line}${torn}\n${line}nonsense {}\n${torn}`);
  assert.equal(await mendLog(folders, (text) => said.push(text)), true);
  assert.equal(await read(), `${line}${line}nonsense {}\n`);
  const expected = `${file}: a line was cut off while it was written, and is taken out: ${torn}`;
  assert.deepEqual(said, [expected, expected]);
  assert.equal(await mendLog(folders, assert.fail), false);
});

test('logTestReading(reading) that fails names the file', async () => {
  const inFile = {artifacts: path.join(file, 'below')};
  await writeFile(file, '');
  await assert.rejects(logTestReading(inFile, reading), {message: /^cannot make the folder .*a file lies where/});
});
