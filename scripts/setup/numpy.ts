import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {cacheFolder} from './cache-folder.ts';
import {checkSpace} from './check-space.ts';
import {runToEnd, succeeds} from './child.ts';
import {machine, type SetupEffects} from './effects.ts';
import {runPip} from './pip.ts';
import {putInPlace} from './put-in-place.ts';

const requirements = fileURLToPath(new URL('numpy-requirements.txt', import.meta.url));
const neededBytes = 0.2e9;
const versionCheck =
  'import sys; print(f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}")';

/** Puts NumPy, which python3 then finds through PYTHONPATH, into a folder of the cache and resolves to that folder. */
export async function ensureNumpy(effects: Partial<SetupEffects> = {}): Promise<string> {
  const here = {...machine, ...effects};
  const folder = await numpyFolder(here);
  if (existsSync(path.join(folder, 'numpy'))) return folder;
  await checkSpace(neededBytes, here);
  here.report(`setting up NumPy in ${folder} (17 MB to download, 73 MB on disk, once for all clones) ...`);
  await putInPlace(folder, (draft) => install(draft, here));
  return folder;
}

/** Changes with what is to be installed, and with the python3 that it is for. */
async function numpyFolder({environment}: SetupEffects): Promise<string> {
  if (!(await succeeds('python3', ['--version'], {environment})))
    throw new Error(
      'missing python3, or none that runs, which reads the files of weights as a reader would (on Debian or Ubuntu: apt-get install python3 python3-pip)',
    );
  const {output} = await runToEnd('python3', ['-c', versionCheck], {environment});
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  return path.resolve(cacheFolder(environment), `numpy-${output.trim()}-${digest.slice(0, 12)}`);
}

async function install(draft: string, {environment}: SetupEffects): Promise<void> {
  const scratch = path.join(draft, 'scratch');
  await mkdir(scratch, {recursive: true});
  const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--no-cache-dir', '--no-input', '--quiet'];
  const {code, complaint} = await runPip(
    'python3',
    ['install', ...options, '--target', draft, '--requirement', requirements],
    {environment, scratch},
  );
  if (code !== 0)
    throw new Error(
      `cannot install NumPy with pip (is the network there, and is python3 of 3.11 to 3.14?):\n${complaint}`,
    );
  await rm(scratch, {recursive: true});
}
