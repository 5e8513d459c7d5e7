import {createHash} from 'node:crypto';
import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';

const checkout = path.join(import.meta.dirname, '../..');

/** SHA-256 of every source in some folders of the checkout, with the versions of the packages; comments count. */
export function hashSources(folders: readonly string[], root = checkout): string {
  const names = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,mjs}`, {cwd: root}));
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', ...names.sort()])
    hash.update(`\n${name}\n`).update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}
