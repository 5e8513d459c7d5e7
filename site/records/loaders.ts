// How files become entries of the site's collections: each is checked, and known by its content from then on.

import {existsSync, globSync} from 'node:fs';
import path from 'node:path';
import type {Loader} from 'astro/loaders';
import {z} from 'astro/zod';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {isDraft, parseRecord} from '../../experiments/artifacts/files.ts';
import {readFrom} from './records-folder.ts';

type Schema = Parameters<typeof parseRecord>[1];
type Check = (bytes: Buffer, name: string, id: string) => void;

/** What a collection has of a file: it is read where its record is needed. */
export const checkedFile = z.strictObject({
  file: z.string(), // within the folder of results
  sha256: z.string(),
});
type CheckedFile = z.infer<typeof checkedFile>;

/** One entry a file, by what the asterisk of `pattern` stands for, which may decide the schema. None need be there. */
export function each(artifacts: string, pattern: string, schema: Schema | ((id: string) => Schema)): Loader {
  const schemaOf = typeof schema === 'function' ? schema : () => schema;
  return loader(artifacts, pattern, (bytes, name, id) => parseRecord(name, schemaOf(id), bytes));
}

/** One file as one entry; none where a file that may be missing is. */
export function whole(artifacts: string, file: string, schema: Schema, {optional = false} = {}): Loader {
  return loader(artifacts, file, (bytes, name) => parseRecord(name, schema, bytes), !optional);
}

/** A file with a record a line as one entry. */
export function lines(artifacts: string, file: string, schema: Schema): Loader {
  const check: Check = (bytes, name) => {
    for (const [place, line] of bytes.toString().split('\n').entries())
      if (line.trim() !== '') parseRecord(`${name}, line ${place + 1}`, schema, Buffer.from(line));
  };
  return loader(artifacts, file, check, true);
}

/**
 * Checks what has changed since the last build, and while one writes the report checks again whenever a file of the
 * pattern has been written.
 */
function loader(artifacts: string, pattern: string, check: Check, isNeeded = false): Loader {
  return {
    name: pattern,
    async load({store, meta, watcher}) {
      const load = async () => {
        const by = await schemasDigest();
        const isKnown = (id: string, sha256: string) =>
          meta.get('checked-by') === by && (store.get(id)?.data as CheckedFile | undefined)?.sha256 === sha256;
        const entries = await Promise.all(
          filesOf(artifacts, pattern, isNeeded).map(async ([id, file]) => {
            const data = await readFrom(artifacts, file, (bytes, name): CheckedFile => {
              const digest = sha256(bytes);
              if (!isKnown(id, digest)) check(bytes, name, id);
              return {file, sha256: digest};
            });
            return {id, data: {...data}};
          }),
        );
        const ids = new Set(entries.map(({id}) => id));
        for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
        for (const entry of entries) if (!isKnown(entry.id, entry.data.sha256)) store.set(entry);
        meta.set('checked-by', by);
      };
      await load();
      watcher?.add(artifacts);
      for (const event of ['add', 'change'])
        watcher?.on(event, (file: string) => {
          if (path.matchesGlob(path.relative(artifacts, file), pattern)) void load().catch(console.error);
        });
    },
  };
}

/** The files of a pattern by their ids, in alphabetical order. */
function filesOf(artifacts: string, pattern: string, isNeeded: boolean): [id: string, file: string][] {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return isNeeded || existsSync(path.join(artifacts, pattern)) ? [[pattern, pattern]] : [];
  return globSync(pattern, {cwd: artifacts})
    .sort()
    .map((file): [string, string] => [file.slice(before.length, file.length - after.length), file])
    .filter(([id]) => !isDraft(id));
}

let digesting: Promise<string> | undefined;

/** Of the code that says what records may hold. */
function schemasDigest(): Promise<string> {
  const folder = 'experiments/artifacts/schema';
  digesting ??= Promise.all(
    globSync('**/*.ts', {cwd: folder})
      .sort()
      .map(async (file) => `${file} ${await readFrom(folder, file, sha256)}`),
  ).then((digests) => sha256(digests.join('\n')));
  return digesting;
}
