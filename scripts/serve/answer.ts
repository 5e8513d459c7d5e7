import {once} from 'node:events';
import {ReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {type IncomingMessage, type ServerResponse, STATUS_CODES} from 'node:http';
import {pipeline} from 'node:stream/promises';
import {isUtf8MimeType, mime, send} from '@fastify/send';
import {fileIn, locate} from './locate.ts';

/** What is served, and where. */
export interface Served {
  folder: string;
  prefix: string; // the base path, decoded, without a slash at its end
}

type Headers = Record<string, string>;

/** Answers a request with a file of the site, and never fails: what goes wrong is answered, or ends the connection. */
export async function answer(request: IncomingMessage, response: ServerResponse, site: Served): Promise<void> {
  try {
    await tryAnswer(request, response, site);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else say(response, statusOf(error));
  }
}

async function tryAnswer(request: IncomingMessage, response: ServerResponse, {folder, prefix}: Served): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, {allow: 'GET, HEAD'});
  const place = await locate(folder, prefix, request.url ?? '/');
  switch (place.kind) {
    case 'malformed':
      return say(response, 400);
    case 'elsewhere':
      return say(response, 302, {location: place.location});
    case 'missing':
      return sendNotFound(response, folder);
    case 'file': {
      const packed = acceptsGzip(request) ? await fileIn(folder, `${place.name}.gz`) : undefined;
      const headers: Headers = {
        'content-type': typeOf(place.file),
        'cache-control': 'no-cache', // kept, but asked about each time: the report may have been built anew
        vary: 'accept-encoding',
        ...(packed ? {'content-encoding': 'gzip'} : {}),
      };
      return sendFile(request, response, packed ?? place.file, headers);
    }
  }
}

/** Sends all of a file, or the part that is asked for, with `headers` beside those that tell of that part. */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  headers: Headers,
): Promise<void> {
  const options = {dotfiles: 'allow', cacheControl: false, contentType: false, index: false} as const;
  const found = await send(request, encodeURIComponent(file), options);
  if (found.stream instanceof ReadStream) await once(found.stream, 'open');
  const own = found.type === 'file' ? headers : {};
  response.writeHead(found.statusCode, {...own, ...found.headers});
  await pipeline(found.stream, response);
  // a file that became shorter meanwhile: the client must not wait for the rest
  if (found.stream instanceof ReadStream && found.stream.bytesRead < Number(found.headers['Content-Length']))
    request.socket.destroy();
}

async function sendNotFound(response: ServerResponse, folder: string): Promise<void> {
  const page = await fileIn(folder, '/404.html');
  if (!page) return say(response, 404);
  const html = await readFile(page);
  response.writeHead(404, {'content-type': typeOf(page), 'content-length': html.length}).end(html);
}

function say(response: ServerResponse, status: number, headers: Headers = {}): void {
  response
    .writeHead(status, {'content-type': 'text/plain; charset=utf-8', ...headers})
    .end(`${STATUS_CODES[status]}\n`);
}

function typeOf(file: string): string {
  const type = mime.getType(file) ?? 'application/octet-stream';
  return isUtf8MimeType(type) ? `${type}; charset=utf-8` : type;
}

function acceptsGzip({headers}: IncomingMessage): boolean {
  const accepted = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=([\d.]+)\s*)?(?:,|$)/i.exec(
    String(headers['accept-encoding'] ?? ''),
  );
  return accepted !== null && accepted[1] !== undefined ? Number(accepted[1]) > 0 : accepted !== null;
}

/** A file that has gone since it was found is missing; where all file handles are taken, later is better. */
function statusOf(error: unknown): number {
  const {code} = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 404;
  return code === 'EMFILE' || code === 'ENFILE' ? 503 : 500;
}
