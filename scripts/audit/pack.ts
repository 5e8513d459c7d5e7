import {cp, readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

const text = /\.(?:html|css|js|json|svg|csv|xml|txt|webmanifest)$/;
const pack = promisify(gzip);

/** Copies a built site and puts a gzipped file beside each one of text, as hosts send them. */
export async function copyPacked(from: string, to: string): Promise<void> {
  await cp(from, to, {recursive: true});
  const entries = await readdir(to, {recursive: true, withFileTypes: true});
  for (const {parentPath, name} of entries.filter((entry) => entry.isFile() && text.test(entry.name))) {
    const file = path.join(parentPath, name);
    await writeFile(`${file}.gz`, await pack(await readFile(file)));
  }
}
