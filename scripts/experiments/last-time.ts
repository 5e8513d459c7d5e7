import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {stateOf} from '../../experiments/artifacts/file-state.ts';
import {hashSources} from '../../experiments/execution/hash-sources.ts';

// Where `npm run experiments` has changed nothing, it notes what it said, and of what files. While these are as they
// were, the next one says so again at once: to load its modules and read all records takes a second and more. In this
// clone a file is known by what changes with any writing, as git knows those that it need not read; in another one, to
// which the second note is committed, by its content. Sources are read.

const noteHere = path.join('artifacts', '.coordinator', 'last-time.txt');
const noteCommitted = path.join('scripts', 'experiments', 'last-time.txt');
const written = ['README.md', 'docs/results.md'];

/** Whether the command is called without options, for this repository's own report. */
export function isPlain(): boolean {
  return process.argv.length === 2 && !process.env.REPORT;
}

/** A hash of all that the command reads and writes when it is called without options. */
export function describeState(): string {
  return describe(stateOf);
}

/** The same by what stands in the files. */
export function describeContents(): string {
  return describe(contentOf);
}

/** Notes what was said of what is there now, a run that has changed nothing. */
export function remember(said: readonly string[]): void {
  note(noteCommitted, describeContents(), said);
  note(noteHere, describeState(), said);
}

/** What was said of what is still there; `undefined` where something else is, or nothing was noted. */
export function recall(): string[] | undefined {
  const saidHere = saidOf(noteHere, describeState);
  if (saidHere) return saidHere;
  const said = saidOf(noteCommitted, describeContents);
  if (said) note(noteHere, describeState(), said);
  return said;
}

function describe(tell: (file: string) => string): string {
  const hash = createHash('sha256').update(hashSources(['experiments', 'scripts']));
  for (const file of [...listArtifacts(), ...written]) hash.update(`\n${file} ${tell(file)}`);
  return hash.digest('hex');
}

function contentOf(file: string): string {
  const found = statSync(file, {throwIfNoEntry: false});
  return found?.isFile() ? createHash('sha256').update(readFileSync(file)).digest('hex') : found ? 'folder' : 'missing';
}

function note(file: string, state: string, said: readonly string[]): void {
  try {
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, `${[state, ...said].join('\n')}\n`);
  } catch {
    // the next run looks again
  }
}

function saidOf(file: string, describeNow: () => string): string[] | undefined {
  try {
    const [state, ...said] = readFileSync(file, 'utf8').trimEnd().split('\n');
    return state === describeNow() ? said : undefined;
  } catch {
    return undefined;
  }
}

/** All that lies below the artifacts but what is no result. */
function listArtifacts(): string[] {
  if (!existsSync('artifacts')) return [];
  return readdirSync('artifacts', {recursive: true})
    .map((name) => path.join('artifacts', String(name)))
    .filter((file) => !file.startsWith(path.dirname(noteHere)))
    .sort();
}
