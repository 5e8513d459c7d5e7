import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {stateOf} from '../../experiments/artifacts/file-state.ts';
import {hashSources} from '../../experiments/execution/hash-sources.ts';

// Where `npm run experiments` has changed nothing, it notes what it said, and of what files. While these are as they
// were, the next one says so again at once: to load its modules and read all records takes a second and more. A file is
// known by what changes with any writing, as git knows those that it need not read; sources are read.

const noteFile = path.join('artifacts', '.coordinator', 'last-time.json');
const written = ['README.md', 'docs/results.md'];

/** Whether the command is called without options, for this repository's own report. */
export function isPlain(): boolean {
  return process.argv.length === 2 && !process.env.REPORT;
}

/** A hash of all that the command reads and writes when it is called without options. */
export function describeState(): string {
  const hash = createHash('sha256').update(hashSources(['experiments', 'scripts']));
  for (const file of [...listArtifacts(), ...written]) hash.update(`\n${file} ${stateOf(file)}`);
  return hash.digest('hex');
}

/** Notes what was said of a state. */
export function remember(state: string, said: readonly string[]): void {
  try {
    mkdirSync(path.dirname(noteFile), {recursive: true});
    writeFileSync(noteFile, JSON.stringify({state, said}));
  } catch {
    // the next run looks again
  }
}

/** What was said of the state that is still there; `undefined` where another is, or nothing was noted. */
export function recall(): string[] | undefined {
  try {
    const {state, said} = JSON.parse(readFileSync(noteFile, 'utf8'));
    return state === describeState() ? said : undefined;
  } catch {
    return undefined;
  }
}

/** All that lies below the artifacts but what is no result. */
function listArtifacts(): string[] {
  if (!existsSync('artifacts')) return [];
  return readdirSync('artifacts', {recursive: true})
    .map((name) => path.join('artifacts', String(name)))
    .filter((file) => !file.startsWith(path.dirname(noteFile)))
    .sort();
}
