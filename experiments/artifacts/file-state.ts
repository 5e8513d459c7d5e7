import {statSync} from 'node:fs';

/** What changes with any writing of a file or folder, as git knows those that it need not read. */
export function stateOf(file: string): string {
  const found = statSync(file, {bigint: true, throwIfNoEntry: false});
  return found ? [found.mode, found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ') : 'missing';
}
