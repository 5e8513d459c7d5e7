// How records come from their files into the collections of the site.

import {existsSync, globSync} from 'node:fs';
import path from 'node:path';
import type {Loader} from 'astro/loaders';
import {sha256} from '../../experiments/artifacts/content-key.ts';
import {isDraft, parseRecord} from '../../experiments/artifacts/files.ts';
import {readFrom} from './records-folder.ts';

type Schema = Parameters<typeof parseRecord>[1];
type Entry = [id: string, data: Record<string, unknown>];

/** One entry a file; its id is what the asterisk of `pattern` stands for. */
export function each(artifacts: string, pattern: string, schema: Schema): Loader {
  return loader(artifacts, pattern, async () => (await readAll(artifacts, pattern, () => schema)) as Entry[]);
}

/**
 * All files of a pattern as one entry, called `all`: each under what the asterisk stands for, which decides its schema.
 * None need be there.
 */
export function together(artifacts: string, pattern: string, schemaOf: (name: string) => Schema): Loader {
  return loader(artifacts, pattern, async () => [
    ['all', Object.fromEntries(await readAll(artifacts, pattern, schemaOf))],
  ]);
}

/** One file as one entry, called `all`. A file that may be missing then counts as one without rows. */
export function whole(artifacts: string, file: string, schema: Schema, {optional = false} = {}): Loader {
  return loader(artifacts, file, async () => {
    const isThere = !optional || existsSync(path.join(artifacts, file));
    const read = () => readFrom(artifacts, file, (bytes, name) => parseRecord(name, schema, bytes));
    return [['all', {rows: isThere ? await read() : []}]];
  });
}

/** A file with a record a line as one entry, called `all`. */
export function lines(artifacts: string, file: string, schema: Schema): Loader {
  return loader(artifacts, file, async () => {
    const rows = await readFrom(artifacts, file, (bytes, name) =>
      [...bytes.toString().split('\n').entries()]
        .filter(([, line]) => line.trim() !== '')
        .map(([place, line]) => parseRecord(`${name}, line ${place + 1}`, schema, Buffer.from(line))),
    );
    return [['all', {rows}]];
  });
}

/**
 * Loads what has changed since the last build, and while one writes the report loads again whenever a file of the pattern has been
 * written.
 */
function loader(artifacts: string, pattern: string, read: () => Promise<Entry[]>): Loader {
  return {
    name: pattern,
    async load({store, meta, watcher}) {
      const load = async () => {
        const digest = await digestOf(artifacts, pattern);
        if (digest === meta.get('digest') && store.keys().length > 0) return;
        const entries = await read();
        store.clear();
        for (const [id, data] of entries) store.set({id, data});
        meta.set('digest', digest);
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

/** Of the files of a pattern, and of the code that says what they may hold. */
async function digestOf(artifacts: string, pattern: string): Promise<string> {
  const digests = (folder: string, files: string) =>
    globSync(files, {cwd: folder})
      .sort()
      .map(async (file) => `${file} ${await readFrom(folder, file, sha256)}`);
  const all = [...digests(artifacts, pattern), ...digests('experiments/artifacts/schema', '**/*.ts')];
  return sha256((await Promise.all(all)).join('\n'));
}

async function readAll(
  artifacts: string,
  pattern: string,
  schemaOf: (name: string) => Schema,
): Promise<[name: string, record: unknown][]> {
  const [before = '', after = ''] = pattern.split('*');
  const files = globSync(pattern, {cwd: artifacts}).sort();
  const named = files.map((file) => [file.slice(before.length, file.length - after.length), file] as const);
  return Promise.all(
    named
      .filter(([name]) => !isDraft(name))
      .map(async ([name, file]) => [
        name,
        await readFrom(artifacts, file, (bytes, from) => parseRecord(from, schemaOf(name), bytes)),
      ]),
  );
}
