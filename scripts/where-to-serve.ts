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

/** The address to open of what is served at `host`, which may be all addresses of this machine: those are none to open. */
export function addressOf(host: string, port: number, base: string): string {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  const isAll = /^[0.]+$|^[0:]+$/.test(name);
  return `http://${isAll ? 'localhost' : name.includes(':') ? `[${name}]` : name}:${port}${base}`;
}

/** Whether only this machine reaches what is served at `host`. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(host);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65536) return port;
  throw new InvalidArgumentError('(expected 0 ... 65535)');
}
