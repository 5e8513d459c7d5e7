// Serves the report while one writes: npm run dev -- --help

import {once} from 'node:events';
import {constants} from 'node:os';
import path from 'node:path';
import {dev} from 'astro';
import {Command} from 'commander';
import {readSettings} from '../site/format/settings.ts';
import {failBriefly} from './fail-briefly.ts';
import {machine} from './setup/effects.ts';
import {addressOf, hostOption, isLoopback, portOption} from './where-to-serve.ts';

failBriefly();
const {port, host} = new Command('npm run dev --')
  .description('Serves the report until Ctrl-C; what is saved meanwhile, text or code, shows at once in the open page.')
  .addOption(portOption)
  .addOption(hostOption)
  .addHelpText('after', '\nEnvironment: BASE_PATH (as in /report/), ARTIFACTS (another folder of results).')
  .parse()
  .opts<{port: number; host: string}>();

process.env.NODE_ENV = 'development'; // whatever the user's is: scripts would be read as they are in a built report
const {base} = readSettings();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const stop = Promise.race(signals.map((signal) => once(process, signal).then(() => signal)));
// Served to other machines, the report has whatever name they know this one by; else a foreign page could read it by one.
const allowedHosts = isLoopback(host) ? [] : true;
const server = await dev({
  root: path.dirname(machine.packagesFolder),
  logLevel: 'warn',
  server: {port, host, allowedHosts},
});
console.log(`The report is at ${addressOf(host, server.address.port, base)} (Ctrl-C ends it)`);
const signal = await stop;
await server.stop();
process.exit(128 + constants.signals[signal]);
