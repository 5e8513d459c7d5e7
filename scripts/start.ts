import {once} from 'node:events';
import path from 'node:path';
import {Command, InvalidArgumentError, Option} from 'commander';
import {describeMissing} from '../experiments/execution/status.ts';
import {readSettings} from '../site/settings.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {serveSite} from './serve-site.ts';

const shownResults = 5; // more of them are told by their study

const portOption = new Option('--port <number>', 'the port; where it is taken, the next free one')
  .env('PORT')
  .argParser(parsePort)
  .default(4321);

if (process.env.PORT === '') delete process.env.PORT; // as good as not set

failBriefly();
const {port, host} = new Command('npm start --')
  .description('Builds the report from the results in artifacts/ and serves it until Ctrl-C.')
  .addOption(portOption)
  .option(
    '--host <address>',
    'the address of this machine; 0.0.0.0 for all of them, so that others can read it',
    'localhost',
  )
  .addHelpText(
    'after',
    '\nEnvironment: BASE_PATH (as in /report/), ARTIFACTS (another folder of results). Exit code after Ctrl-C: 130.',
  )
  .parse()
  .opts<{port: number; host: string}>();

const {artifacts, base} = readSettings();
reportMissing(await describeMissing(artifacts, shownResults));
const folder = path.resolve('dist');
await buildSite(folder);
const stop = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
await using server = await serveSite(folder, base, port, host);
console.log(`The report is at ${server.address} (Ctrl-C ends it)`);
await stop;
process.exitCode = 130;

function reportMissing({count, lines}: {count: number; lines: readonly string[]}): void {
  if (count === 0) return;
  console.error(`${count} results are missing; npm run experiments computes them:`);
  for (const line of lines) console.error(`  ${line}`);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new InvalidArgumentError('(expected 0 ... 65535)');
}
