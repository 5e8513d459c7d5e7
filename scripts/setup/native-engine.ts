import {createHash} from 'node:crypto';
import {existsSync, globSync} from 'node:fs';
import {copyFile, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {type Build, engineFiles, readBuild} from '../../experiments/engine/binding.ts';
import {findCompiler, loadingFault} from './addon.ts';
import {cacheFolder, ensureCacheFolder} from './cache-folder.ts';
import {runToEnd} from './child.ts';
import type {SetupEffects} from './effects.ts';
import {putInPlace} from './put-in-place.ts';

const sources = path.join(import.meta.dirname, '..', '..', 'experiments', 'engine');

/** What a processor can do, the best first: what the compiler says of it, and what it is then told. */
const levels = [
  {
    name: 'avx512',
    macros: ['__AVX512F__', '__AVX512BW__', '__AVX512DQ__', '__AVX512VL__'],
    options: ['-march=skylake-avx512', '-mprefer-vector-width=512'],
  },
  {name: 'avx2', macros: ['__AVX2__', '__FMA__'], options: ['-march=haswell']},
  {name: 'neon', macros: ['__ARM_NEON'], options: []},
];

const options = [
  '-shared',
  '-fPIC',
  '-O3',
  '-std=c++20',
  '-pthread',
  '-fvisibility=hidden',
  '-fno-math-errno',
  '-fno-trapping-math',
  '-DNAPI_VERSION=8',
];

/**
 * Compiles the engine of `experiments/engine` for this processor (20 seconds), or takes it from the cache. Where it
 * can't be had, why is written down, and TensorFlow trains.
 */
export async function ensureNativeEngine(effects: SetupEffects): Promise<void> {
  const version = await versionOf();
  const key = `${version}-${effects.platform}-${os.cpus()[0]?.model.trim()}`;
  const known = readBuild(effects.packagesFolder);
  const files = engineFiles(effects.packagesFolder);
  if (known.key === key && ('missing' in known || existsSync(files.addon))) return;
  const build = await makeBuild(key, version, files.addon, effects);
  await rm(files.build, {force: true});
  await putInPlace(files.build, (draft) => writeFile(draft, JSON.stringify(build)));
}

async function makeBuild(key: string, version: string, addon: string, effects: SetupEffects): Promise<Build> {
  const [compiler, ...own] = await findCompiler(effects);
  const level = await findLevel([compiler, ...own], effects);
  if (!level) return {key, missing: 'it needs a processor with AVX-512, with AVX2 and FMA, or with NEON'};
  await ensureCacheFolder(effects.environment);
  const cached = path.join(
    cacheFolder(effects.environment),
    `engine-${effects.platform}-${level.name}-${version}.node`,
  );
  if (!existsSync(cached) || (await loadingFault(cached, effects))) {
    effects.report('compiling the training engine ...');
    await rm(cached, {force: true});
    const fault = await compile([compiler, ...own], [...options, ...level.options], cached, effects);
    if (fault) {
      const missing = `${compiler} cannot compile it: ${fault.split('\n').find((line) => line.includes('error')) ?? fault}`;
      effects.report(`There is no native engine, so TensorFlow trains: ${missing}`);
      return {key, missing};
    }
  }
  await rm(addon, {force: true});
  await putInPlace(addon, (draft) => copyFile(cached, draft));
  return {key, version, level: level.name};
}

async function findLevel([compiler, ...own]: [string, ...string[]], {environment}: SetupEffects) {
  const flag = process.arch === 'arm64' ? [] : ['-march=native'];
  const {output} = await runToEnd(compiler, [...own, ...flag, '-dM', '-E', '-x', 'c++', os.devNull], {environment});
  const macros = new Set(output.split('\n').map((line) => line.split(' ')[1]));
  return levels.find((level) => level.macros.every((macro) => macros.has(macro)));
}

/** Compiles to `target`; what went wrong, or nothing. */
async function compile(
  [compiler, ...own]: [string, ...string[]],
  chosen: readonly string[],
  target: string,
  effects: SetupEffects,
): Promise<string> {
  const headers = path.join(effects.packagesFolder, 'node-api-headers', 'include');
  const platform = effects.platform.startsWith('darwin') ? ['-undefined', 'dynamic_lookup'] : [];
  let fault = '';
  await putInPlace(target, async (draft) => {
    const all = [...own, ...chosen, ...platform, '-I', headers, path.join(sources, 'addon.cc'), '-o', draft];
    const {code, complaint} = await runToEnd(compiler, all, {environment: effects.environment});
    fault = code === 0 ? await loadingFault(draft, effects) : complaint || `it ended with code ${code}`;
    if (fault) await writeFile(draft, '');
  });
  if (fault) await rm(target);
  return fault;
}

/** What a compiler is told of a processor. */
export function levelOptions(name: string): string[] {
  return levels.find((level) => level.name === name)!.options;
}

/** A hash of the source and of how it is compiled. */
async function versionOf(): Promise<string> {
  const files = globSync('*.{cc,h}', {cwd: sources}).sort();
  const hash = createHash('sha256').update(JSON.stringify([options, levels, files]));
  for (const file of files) hash.update(await readFile(path.join(sources, file)));
  return hash.digest('hex').slice(0, 12);
}
