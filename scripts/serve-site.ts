import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {readBase} from '../site/format/settings.ts';
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
  const name = host.replace(/^\[(.*)\]$/, '$1');
  if (name === '')
    throw new Error('invalid --host: it is empty (expected an address of this machine, as in 0.0.0.0 for all)');
  const servers = await listen(
    () => createServer((request, response) => void answer(request, response, site)),
    name,
    port,
    port === 0 ? 0 : Math.min(port + attempts - 1, 65535),
  );
  return {
    address: addressOf(name, portOf(servers[0]!), path),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

/** Listens at all addresses of `host` on one port, the first from `first` to `last` that is free at each. */
async function listen(create: () => Server, host: string, first: number, last: number): Promise<Server[]> {
  for (let port = first; ; port++) {
    const servers: Server[] = [];
    try {
      for (const address of addressesOf(host)) {
        const server = await open(create(), address, servers.length > 0 ? portOf(servers[0]!) : port);
        if (server) servers.push(server);
      }
      return servers;
    } catch (error) {
      await Promise.all(servers.map(close));
      const {code} = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && first === 0)
        port--; // any port, but free at all addresses
      else if (code !== 'EADDRINUSE' || port === last)
        throw new Error(`cannot serve the report: ${reason(error as NodeJS.ErrnoException, host, first, last)}`);
    }
  }
}

/** Browsers take `localhost` for both: at one alone, they might show what another program serves at the other. */
function addressesOf(host: string): string[] {
  return host.toLowerCase() === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

/** Undefined where this machine has no IPv6, and so no `::1`. */
async function open(server: Server, address: string, port: number): Promise<Server | undefined> {
  try {
    server.listen(port, address);
    await once(server, 'listening');
    server.on('error', () => {}); // a connection that could not be accepted; the next one may
    return server;
  } catch (error) {
    const {code = ''} = error as NodeJS.ErrnoException;
    if (address === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(code)) return undefined;
    throw error;
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
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
