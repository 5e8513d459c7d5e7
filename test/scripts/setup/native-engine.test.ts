import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {engineFiles, readBuild} from '../../../experiments/engine/binding.ts';
import {machine, type SetupEffects} from '../../../scripts/setup/effects.ts';
import {ensureNativeEngine} from '../../../scripts/setup/native-engine.ts';

let root: string;
before(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'native-engine-'));
});
after(() => rm(root, {recursive: true}));

/** A clone with a cache of its own, whose compiler is a shell script; `said` is what it reports. */
async function makeClone(
  name: string,
  compiler: string,
): Promise<{effects: SetupEffects; said: string[]; cache: string}> {
  const folder = path.join(root, name);
  const packagesFolder = path.join(folder, 'node_modules');
  await mkdir(packagesFolder, {recursive: true});
  await symlink(path.join(machine.packagesFolder, 'node-api-headers'), path.join(packagesFolder, 'node-api-headers'));
  const program = path.join(folder, 'compiler');
  await writeFile(program, `#!/bin/sh\n${compiler}\n`);
  await chmod(program, 0o755);
  const said: string[] = [];
  const cache = path.join(folder, 'cache');
  const environment = {...machine.environment, CXX: program, XDG_CACHE_HOME: cache};
  return {effects: {...machine, environment, packagesFolder, report: (line) => said.push(line)}, said, cache};
}

const real = 'exec c++ "$@"';

test('ensureNativeEngine() compiles the engine, keeps it in the cache, and needs no compiler the second time', async () => {
  const {effects, said, cache} = await makeClone('whole', real);
  await ensureNativeEngine(effects);
  assert.deepEqual(said, ['compiling the training engine ...']);
  const build = readBuild(effects.packagesFolder);
  assert.ok('level' in build && existsSync(engineFiles(effects.packagesFolder).addon));
  assert.deepEqual(await readdir(path.join(cache, 'clothes-and-digits')), [
    `engine-${effects.platform}-${build.level}-${build.version}.node`,
  ]);
  const environment = {...effects.environment, CXX: path.join(root, 'none')};
  await ensureNativeEngine({...effects, environment}); // looks for no compiler
  const other = await makeClone('other', real);
  await ensureNativeEngine({...other.effects, environment: {...other.effects.environment, XDG_CACHE_HOME: cache}});
  assert.deepEqual(other.said, []);
  assert.deepEqual(readBuild(other.effects.packagesFolder), build);
});

test('ensureNativeEngine() says why there is none where the compiler fails, once, and leaves training to TensorFlow', async () => {
  const {effects, said} = await makeClone(
    'failing',
    'case "$*" in *-dM*) exec c++ "$@";; esac; echo "x.cc:1: error: no C++20" >&2; exit 1',
  );
  for (let time = 0; time < 2; time++) await ensureNativeEngine(effects);
  const missing = `${path.join(root, 'failing', 'compiler')} cannot compile it: x.cc:1: error: no C++20`;
  assert.deepEqual(said, [
    'compiling the training engine ...',
    `There is no native engine, so TensorFlow trains: ${missing}`,
  ]);
  const {key, ...build} = readBuild(effects.packagesFolder);
  assert.deepEqual(build, {missing});
});

test('ensureNativeEngine() compiles nothing for a processor that it has no kernels for', async () => {
  const {effects, said} = await makeClone('old', 'echo "#define __SSE2__ 1"');
  await ensureNativeEngine(effects);
  assert.deepEqual(said, []);
  const {key, ...build} = readBuild(effects.packagesFolder);
  assert.deepEqual(build, {missing: 'it needs a processor with AVX-512, with AVX2 and FMA, or with NEON'});
});
