import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {readBase} from '../site/settings.ts';
import {answer} from './serve/answer.ts';
import {addressOf} from './where-to-serve.ts';

/** A running server; disposing it closes its port. */
export interface SiteServer extends AsyncDisposable {
  address: string; // of the home page
}

const attempts = 20; // ports

/**
 * Serves the built site in `folder` under `base` at `host`, on `port` or the next free one (0 = any). Where a file has a
 * gzipped one beside it (name + .gz), that is sent to those who can read it.
 */
export async function serveSite(folder: string, base: string, port: number, host = 'localhost'): Promise<SiteServer> {
  const path = readBase(base);
  const site = {folder, prefix: decodeURIComponent(path).replace(/\/$/, '')};
  const server = createServer((request, response) => void answer(request, response, site));
  const name = host.replace(/^\[(.*)\]$/, '$1');
  if (name === '')
    throw new Error('invalid --host: it is empty (expected an address of this machine, as in 0.0.0.0 for all)');
  await listen(server, name, port, port === 0 ? 0 : Math.min(port + attempts - 1, 65535));
  server.on('error', () => {}); // a connection that could not be accepted; the next one may
  return {
    address: addressOf(name, (server.address() as AddressInfo).port, path),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, host: string, first: number, last: number): Promise<void> {
  for (let port = first; ; port++) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === last)
        throw new Error(`cannot serve the report: ${reason(error as NodeJS.ErrnoException, host, first, last)}`);
    }
  }
}

function reason({code, message}: NodeJS.ErrnoException, host: string, first: number, last: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `ports ${first} to ${last} are taken (name another: --port <number> or PORT; 0 takes any that is free)`;
    case 'EACCES':
      return `port ${first} is for the administrator (name another: --port <number> or PORT, from 1024 up)`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `unknown host ${host} (expected a name or an address of this machine, as in --host 0.0.0.0 for all of them)`;
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine (expected one, as in --host 0.0.0.0 for all of them)`;
    default:
      return `${host}, port ${first}: ${message} (name others: --host <address>, --port <number>)`;
  }
}
