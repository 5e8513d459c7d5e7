import {once} from 'node:events';
import {Command} from 'commander';
import {describeMissing} from '../experiments/execution/status.ts';
import {readSettings} from '../site/format/settings.ts';
import {buildSite} from './build-site.ts';
import {computeQuickly, quickFolders} from './compute-quickly.ts';
import {failBriefly} from './fail-briefly.ts';
import {describeChanges} from './report-changes.ts';
import {experimentsCommand, reportFolders} from './report-folders.ts';
import {serveSite} from './serve-site.ts';
import {machine} from './setup/effects.ts';
import {hostOption, portOption} from './where-to-serve.ts';

const shownResults = 5; // more of them are told by their study

failBriefly();
const {port, host, quick} = new Command('npm start --')
  .description('Builds the report from the results in artifacts/ and serves it until Ctrl-C.')
  .addOption(portOption)
  .addOption(hostOption)
  .option('--quick', 'train two small networks on few images, in .quick/, and show a report of those')
  .addHelpText(
    'after',
    '\nEnvironment: BASE_PATH (as in /report/), ARTIFACTS (another folder of results). Exit code after Ctrl-C: 130.',
  )
  .parse()
  .opts<{port: number; host: string; quick?: boolean}>();

const {artifacts, cache, site} = quickFolders();
if (quick) await computeQuickly();
else {
  reportMissing(await describeMissing(readSettings().artifacts, shownResults));
  const changes = await describeChanges();
  if (changes) console.error(changes);
}
const folder = quick ? site : reportFolders().site;
const environment = quick ? {...machine.environment, ARTIFACTS: artifacts, CACHE_DIR: cache} : machine.environment;
const {base} = readSettings(environment);
await (await serveSite(folder, base, port, host))[Symbol.asyncDispose](); // says before the build what it cannot have
await buildSite(folder, {environment});
const stop = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
await using server = await serveSite(folder, base, port, host);
if (port !== 0 && new URL(server.address).port !== String(port)) console.error(`Port ${port} is taken.`);
console.log(`The report is at ${server.address} (Ctrl-C ends it)`);
await stop;
process.exitCode = 130;

function reportMissing({count, lines}: {count: number; lines: readonly string[]}): void {
  if (count === 0) return;
  console.error(`${count} results are missing; ${experimentsCommand()} computes them:`);
  for (const line of lines) console.error(`  ${line}`);
}
