import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {buildSite} from '../../scripts/build-site.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';

const works = "writeFileSync(join(process.env.OUT_DIR, 'index.html'), 'new');";

/** A checkout in which Astro does what `script` says, with a report that was built before. */
async function checkout(script: string, name = 'checkout'): Promise<FakeMachine & {dist: string}> {
  const machine = await fakeMachine();
  const root = path.join(machine.root, name);
  machine.effects.packagesFolder = path.join(root, 'node_modules');
  const program = path.join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  await mkdir(path.dirname(program), {recursive: true});
  await writeFile(program, `import {writeFileSync} from 'node:fs';\nimport {join} from 'node:path';\n${script}`);
  const dist = path.join(root, 'dist');
  await mkdir(dist);
  await writeFile(path.join(dist, 'index.html'), 'old');
  return {...machine, dist, [Symbol.asyncDispose]: machine[Symbol.asyncDispose]};
}

const beside = async (folder: string) => (await readdir(path.dirname(folder))).sort();

test('buildSite(folder) puts the new report in the place of the old one, and leaves nothing beside it', async () => {
  await using made = await checkout(works);
  await writeFile(path.join(made.dist, 'gone.html'), 'old');
  assert.equal((await buildSite(made.dist, made.effects)).pages, 1);
  assert.deepEqual(await readdir(made.dist), ['index.html']);
  assert.equal(await readFile(path.join(made.dist, 'index.html'), 'utf8'), 'new');
  assert.deepEqual(await beside(made.dist), ['dist', 'node_modules']);
});

test('buildSite(folder) builds the same report whatever NODE_ENV is', async () => {
  await using made = await checkout("writeFileSync(join(process.env.OUT_DIR, 'index.html'), process.env.NODE_ENV);");
  await buildSite(made.dist, {...made.effects, environment: {...made.effects.environment, NODE_ENV: 'development'}});
  assert.equal(await readFile(path.join(made.dist, 'index.html'), 'utf8'), 'production');
});

test('buildSite(folder) builds where a link leads', async () => {
  await using made = await checkout(works);
  const link = path.join(made.root, 'link');
  await symlink(made.dist, link);
  await buildSite(link, made.effects);
  assert.equal(await readFile(path.join(made.dist, 'index.html'), 'utf8'), 'new');
});

const failures: [what: string, script: string, expected: RegExp][] = [
  [
    'a damaged record',
    "console.error('[ERROR] [build] Caught error rendering /x: Error: invalid picture a.png: cut\\nWhat to do: this.\\n  Stack trace:\\n    at x'); process.exit(1)",
    /^cannot build the report: invalid picture a\.png: cut\nWhat to do: this\.$/,
  ],
  [
    'a full disk',
    "console.error('ENOSPC: no space left on device, write\\n  Stack trace:\\n    at x'); process.exit(1)",
    /^cannot write .*dist: its disk is full \(make room/,
  ],
  [
    'a disk that can only be read',
    'console.error("EROFS: read-only file system, mkdir \'.astro\'"); process.exit(1)',
    /^cannot write \.astro: it is on a disk that can only be read \(work in a copy/,
  ],
  [
    'anything else',
    "console.error('why\\n'.repeat(50)); process.exit(1)",
    /^cannot build the report: \n(?:why\n){19}why$/,
  ],
];

for (const [what, script, expected] of failures)
  test(`buildSite(folder) says briefly what it failed for, and leaves the report as it was: ${what}`, async () => {
    await using made = await checkout(`${works}\n${script}`);
    await assert.rejects(buildSite(made.dist, made.effects), ({message}: Error) => {
      assert.match(message, expected);
      return true;
    });
    assert.equal(await readFile(path.join(made.dist, 'index.html'), 'utf8'), 'old');
    assert.deepEqual(await beside(made.dist), ['dist', 'node_modules']);
  });

test('buildSite(folder) refuses a file in the place of the folder, and leaves it', async () => {
  await using made = await checkout(works);
  const file = path.join(made.root, 'file');
  await writeFile(file, 'somebody’s');
  await assert.rejects(buildSite(file, made.effects), /cannot write .*file: it is a file \(expected a folder/);
  assert.equal(await readFile(file, 'utf8'), 'somebody’s');
});

for (const name of ['a#b', 'a?b', 'a*b', 'a"b', 'a\\b'])
  test(`buildSite(folder) refuses a checkout in ${name}, with the remedy`, async () => {
    await using made = await checkout(works, name);
    await assert.rejects(
      buildSite(made.dist, made.effects),
      /cannot build the report in .*its path holds .*move the checkout/,
    );
  });

test('buildSite(folder) checks the settings before anything else', async () => {
  await using made = await checkout(works);
  for (const [name, value] of Object.entries({BASE_PATH: '/../', SITE_URL: 'example.org', ARTIFACTS: 'nowhere'})) {
    const environment = {...made.effects.environment, [name]: value};
    await assert.rejects(
      buildSite(made.dist, {...made.effects, environment}),
      new RegExp(value.replaceAll('.', '\\.')),
    );
  }
  assert.deepEqual(made.lines, []);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`buildSite(folder) stopped by ${signal} ends its child within a second, exits with 130 and leaves the report`, async () => {
    await using made = await checkout(
      `${works}\nwriteFileSync('started', String(process.pid));\nsetTimeout(() => {}, 60_000);`,
    );
    const script = `
      import {buildSite} from '${path.resolve('scripts/build-site.ts')}';
      import {failBriefly} from '${path.resolve('scripts/fail-briefly.ts')}';
      failBriefly();
      await buildSite('${made.dist}', {packagesFolder: '${made.effects.packagesFolder}', report: () => {}});`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {stdio: 'ignore'});
    const started = path.join(path.dirname(made.dist), 'started');
    for (let tries = 0; !existsSync(started) && tries < 200; tries++) await wait(50);
    await wait(50);
    const id = Number(await readFile(started, 'utf8'));
    const since = performance.now();
    child.kill(signal);
    const [code] = await once(child, 'close');
    assert.equal(code, 130);
    assert.ok(performance.now() - since < 1000);
    assert.throws(() => process.kill(id, 0), /ESRCH/);
    assert.equal(await readFile(path.join(made.dist, 'index.html'), 'utf8'), 'old');
    assert.deepEqual(await beside(made.dist), ['dist', 'node_modules', 'started']);
  });
