import {InvalidArgumentError, Option} from 'commander';

if (process.env.PORT === '') delete process.env.PORT; // as good as not set

/** The option of commands that serve the report. */
export const portOption = new Option('--port <number>', 'the port; where it is taken, the next free one')
  .env('PORT')
  .argParser(parsePort)
  .default(4321);

export const hostOption = new Option(
  '--host <address>',
  'the address of this machine; 0.0.0.0 for all of them, so that others can read it',
).default('localhost');

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new InvalidArgumentError('(expected 0 ... 65535)');
}
