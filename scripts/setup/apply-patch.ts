import {readFile} from 'node:fs/promises';
import path from 'node:path';

/** A place in a file: the lines that are expected there, and those that replace them. */
interface Hunk {
  start: number; // the first line, from 0
  before: string[];
  after: string[];
}

/**
 * What the files of `folder` become by a patch as `diff -u` writes it. Fails unless each line that the patch shows is
 * where it shows it; `remedy` says what to do then.
 */
export async function applyPatch(
  patch: string,
  folder: string,
  remedy: string,
): Promise<[file: string, text: string][]> {
  const parts = patch.split(/^(?=--- a\/)/m);
  return Promise.all(
    parts.map(async (part) => {
      const [head, ...rest] = part.split(/^(?=@@ -)/m);
      const file = /^--- a\/(.+)\n\+\+\+ b\/\1\n$/.exec(head!)?.[1];
      if (!file) throw new Error(`invalid patch: it begins with ${head!.split('\n')[0]} (expected --- a/<file>)`);
      const hunks = rest.map(readHunk);
      const lines = await readLines(path.join(folder, file));
      const fault = hunks.map((hunk) => findFault(hunk, lines)).find(Boolean);
      if (fault) throw new Error(`cannot patch ${path.join(folder, file)}: ${fault}: ${remedy}`);
      const patched = hunks.reduceRight(
        (changed, {start, before, after}) => changed.toSpliced(start, before.length, ...after),
        lines,
      );
      return [file, patched.join('\n')];
    }),
  );
}

function readHunk(text: string): Hunk {
  const [head, ...lines] = text.replace(/\n$/, '').split('\n');
  const [, start] = /^@@ -(\d+)/.exec(head!)!;
  const without = (sign: string) => lines.filter((line) => !line.startsWith(sign)).map((line) => line.slice(1));
  return {start: Number(start) - 1, before: without('+'), after: without('-')};
}

function findFault({start, before}: Hunk, lines: readonly string[]): string | undefined {
  const place = before.findIndex((line, index) => lines[start + index] !== line);
  if (place < 0) return undefined;
  const found = JSON.stringify(lines[start + place]) ?? 'missing';
  return `line ${start + place + 1} is ${found} (expected ${JSON.stringify(before[place])})`;
}

/** No lines where there is no such file. */
async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
