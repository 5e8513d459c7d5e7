import {realpath, stat} from 'node:fs/promises';
import path from 'node:path';

/** What an address of the site stands for. */
export type Place =
  | {kind: 'file'; file: string; name: string} // its real path, and its path in the folder as it was asked for
  | {kind: 'elsewhere'; location: string}
  | {kind: 'missing'}
  | {kind: 'malformed'};

const absent = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

/** Finds what the target of a request names in `folder`, which stands under the path `prefix` (decoded, no slash at its end). */
export async function locate(folder: string, prefix: string, target: string): Promise<Place> {
  const [, written = '', query = ''] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(target) ?? [];
  const name = decode(written);
  if (name === undefined) return {kind: 'malformed'};
  if (name === prefix || name === '/') {
    if (prefix !== '') return {kind: 'elsewhere', location: `${encode(prefix)}/${query}`};
  } else if (!name.startsWith(`${prefix}/`)) return {kind: 'missing'};
  const inside = name.slice(prefix.length);
  const page = inside.endsWith('/') ? `${inside}index.html` : inside;
  const file = await fileIn(folder, page);
  if (file) return {kind: 'file', file, name: page};
  const isFolder = !inside.endsWith('/') && (await fileIn(folder, `${inside}/index.html`));
  return isFolder ? {kind: 'elsewhere', location: `${encode(name)}/${query}`} : {kind: 'missing'};
}

/** The real path of a file in `folder`; undefined where there is none, or where a link leads out of the folder. */
export async function fileIn(folder: string, name: string): Promise<string | undefined> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, name));
    return file.startsWith(`${root}${path.sep}`) && (await stat(file)).isFile() ? file : undefined;
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** The path without `..` and double slashes; undefined where it is no path, or what it encodes is no text. */
function decode(written: string): string | undefined {
  try {
    const name = decodeURIComponent(written);
    return name.startsWith('/') && !name.includes('\0') ? path.posix.normalize(name) : undefined;
  } catch {
    return undefined;
  }
}

function encode(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
