import {once} from 'node:events';
import path from 'node:path';
import {Command, InvalidArgumentError, Option} from 'commander';
import {describeMissing} from '../experiments/execution/status.ts';
import {buildSite} from './build-site.ts';
import {failBriefly} from './fail-briefly.ts';
import {serveSite} from './serve-site.ts';

const shownResults = 5; // more of them are told by their study

const portOption = new Option('--port <number>', 'the port; where it is taken, the next free one')
  .env('PORT')
  .argParser(parsePort)
  .default(4321);

failBriefly();
const {port} = new Command('npm start --')
  .description('Builds the report from the results in artifacts/ and serves it until Ctrl-C.')
  .addOption(portOption)
  .addHelpText('after', '\nEnvironment: BASE_PATH (as in /report/), ARTIFACTS (another folder of results).')
  .parse()
  .opts<{port: number}>();

const stop = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
reportMissing(await describeMissing(path.resolve(process.env.ARTIFACTS ?? 'artifacts'), shownResults));
const folder = path.resolve('dist');
await buildSite(folder);
await using server = await serveSite(folder, process.env.BASE_PATH ?? '/', port);
console.log(`The report is at ${server.address} (Ctrl-C ends it)`);
await stop;

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
