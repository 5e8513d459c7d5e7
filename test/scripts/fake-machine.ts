import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {SetupEffects} from '../../scripts/setup/effects.ts';

/** A machine in a temporary folder: on its PATH are only the shell scripts that it is given. */
export interface FakeMachine extends AsyncDisposable {
  root: string;
  cache: string; // the folder that all clones share
  lines: string[]; // what was reported
  effects: SetupEffects;
  /** Puts a program on the PATH. */
  add: (name: string, script: string) => Promise<void>;
}

/** Makes a fake machine with `programs`, each the body of a shell script that finds the real programs. */
export async function fakeMachine(programs: Record<string, string> = {}): Promise<FakeMachine> {
  const root = await mkdtemp(path.join(tmpdir(), 'fake-machine-'));
  const programFolder = path.join(root, 'bin');
  const lines: string[] = [];
  const machine: FakeMachine = {
    root,
    cache: path.join(root, 'cache', 'clothes-and-digits'),
    lines,
    effects: {
      environment: {PATH: programFolder, HOME: root, XDG_CACHE_HOME: path.join(root, 'cache')},
      platform: 'linux-x64',
      isRoot: false,
      packagesFolder: path.join(root, 'node_modules'),
      freeBytes: async () => 1e12,
      report: (line) => lines.push(line),
    },
    add: (name, script) => writeProgram(path.join(programFolder, name), script),
    [Symbol.asyncDispose]: () => rm(root, {recursive: true}),
  };
  await mkdir(programFolder);
  for (const [name, script] of Object.entries(programs)) await machine.add(name, script);
  return machine;
}

/** Writes a shell script whose own PATH is the real one, also in place of one that still runs. */
export async function writeProgram(file: string, script: string): Promise<void> {
  await rm(file, {force: true});
  await writeFile(file, `#!/bin/sh\nPATH='${process.env.PATH}'\n${script}\n`);
  await chmod(file, 0o755);
}
