import {once} from 'node:events';
import {createReadStream} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import sirv from 'sirv';

/** A running server; disposing it closes its port. */
export interface SiteServer extends AsyncDisposable {
  address: string; // of the home page
}

/**
 * Serves the built site in `folder` under `base` on this machine alone, on `port` or the next free one (0 = any). Where a
 * file has a gzipped one beside it (name + .gz), that is sent.
 */
export async function serveSite(folder: string, base: string, port: number): Promise<SiteServer> {
  const prefix = base.replace(/^\/*|\/*$/g, '').replace(/^(?=.)/, '/');
  const files = sirv(folder, {
    dev: true,
    gzip: true,
    onNoMatch: (_, response) => sendNotFound(folder, response),
  });
  const server = createServer((request, response) => answer(request, response, prefix, files));
  await listen(server, port);
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${prefix}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  prefix: string,
  files: ReturnType<typeof sirv>,
): void {
  const address = request.url ?? '/';
  if (address.startsWith(`${prefix}/`)) {
    request.url = address.slice(prefix.length);
    files(request, response);
  } else response.writeHead(302, {location: `${prefix}/`}).end();
}

function sendNotFound(folder: string, response: ServerResponse): void {
  response.writeHead(404, {'content-type': 'text/html; charset=utf-8'});
  createReadStream(path.join(folder, '404.html'))
    .once('error', () => response.end('not found'))
    .pipe(response);
}

async function listen(server: Server, port: number, attempts = 20): Promise<void> {
  try {
    server.listen(port, 'localhost');
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempts === 1) throw error;
    await listen(server, port + 1, attempts - 1);
  }
}
