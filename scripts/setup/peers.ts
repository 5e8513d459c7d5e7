import {createHash} from 'node:crypto';
import {mkdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {cacheFolder} from './cache-folder.ts';
import {checkSpace} from './check-space.ts';
import {findProgram, runToEnd, succeeds} from './child.ts';
import {machine, type SetupEffects} from './effects.ts';
import {runPip} from './pip.ts';
import {putInPlace} from './put-in-place.ts';

const requirements = fileURLToPath(new URL('../bench/requirements.txt', import.meta.url));
const neededBytes = 12e9; // what is installed, and the largest wheels while they are unpacked
const importableCheck = `
import importlib.util, sys
sys.exit(not all(importlib.util.find_spec(name) for name in ("jax", "keras", "tensorflow", "torch")))`;
const headerCheck = `
import os, sys, sysconfig
sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))`;

/** Installs Keras, PyTorch and JAX into a virtual environment in the cache and resolves to its Python. Never in CI. */
export async function ensurePeers(effects: Partial<SetupEffects> = {}): Promise<string> {
  const here = {...machine, ...effects};
  const folder = await peersFolder(here.environment);
  const python = path.join(folder, 'bin', 'python');
  if (await isWhole(python, here)) return python;
  checkPlace(here);
  await checkPython(here);
  await checkSpace(neededBytes, here);
  here.report(
    `setting up Keras, PyTorch and JAX in ${folder} (4 GB to download, 8 GB on disk, once for all clones) ...`,
  );
  await rm(folder, {recursive: true, force: true}); // of a Python that is gone
  await putInPlace(folder, (draft) => install(draft, here));
  return python;
}

/** Whether torch.compile has what it needs: a C++ compiler and Python's own headers. */
export async function canCompile(python: string, {environment}: SetupEffects = machine): Promise<boolean> {
  if (!(await findProgram(['c++', 'g++', 'clang++'], environment))) return false;
  return succeeds(python, ['-c', headerCheck], {environment});
}

async function peersFolder(environment: NodeJS.ProcessEnv): Promise<string> {
  return path.join(cacheFolder(environment), peersKey(await readFile(requirements, 'utf8')));
}

/** The name of a folder for these requirements; it changes with what is to be installed, not with how that is written. */
export function peersKey(text: string): string {
  const pins = text.match(/^[\w.-]+==[\w.]+/gm) ?? [];
  return `peers-${createHash('sha256').update(pins.join('\n')).digest('hex').slice(0, 12)}`;
}

/** False too where the Python that it was made from has been replaced by another version. */
async function isWhole(python: string, {environment}: SetupEffects): Promise<boolean> {
  return succeeds(python, ['-c', importableCheck], {environment});
}

function checkPlace({environment, platform}: SetupEffects): void {
  if (environment.CI) throw new Error('invalid place for a bench: CI (expected a machine that does nothing else)');
  if (platform === 'linux-x64') return;
  throw new Error(`invalid platform: ${platform} (expected linux-x64, for which the peers' versions are pinned)`);
}

async function checkPython({environment}: SetupEffects): Promise<void> {
  if (!(await succeeds('python3', ['--version'], {environment})))
    throw new Error(
      'missing python3, or none that runs, which runs Keras, PyTorch and JAX (on Debian or Ubuntu: apt-get install python3)',
    );
  const {code, complaint} = await runToEnd('python3', ['-c', 'import ensurepip, venv'], {environment});
  if (code === 0) return;
  throw new Error(
    `missing venv, which keeps Keras, PyTorch and JAX apart (on Debian or Ubuntu: apt-get install python3-venv)\n${complaint}`,
  );
}

/** Only `bin/python` is used of it, which finds its packages beside itself: so the folder can be renamed. */
async function install(draft: string, {environment, report}: SetupEffects): Promise<void> {
  const made = await runToEnd('python3', ['-m', 'venv', draft], {environment});
  if (made.code !== 0) throw new Error(`cannot make a virtual environment:\n${made.output}${made.complaint}`);
  const scratch = path.join(draft, 'scratch');
  await mkdir(scratch);
  report('installing the packages ...');
  const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--no-cache-dir', '--no-input', '--quiet'];
  const {code, complaint} = await runPip(
    path.join(draft, 'bin', 'python'),
    ['install', ...options, '--requirement', requirements],
    {environment, scratch, show: true},
  );
  if (code !== 0)
    throw new Error(
      `cannot install Keras, PyTorch and JAX with pip (is the network there, and is python3 of 3.11 to 3.13?):\n${complaint}`,
    );
  await rm(scratch, {recursive: true});
}
