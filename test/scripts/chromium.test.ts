import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {findChromium} from '../../scripts/setup/chromium.ts';
import {type FakeMachine, fakeMachine, writeProgram} from './fake-machine.ts';

const browser = 'echo Chromium 156';

/** A machine whose Playwright keeps its browser at `<root>/downloaded` and can, or cannot, download it. */
async function machineWith(programs: Record<string, string>, canDownload = false): Promise<FakeMachine> {
  const machine = await fakeMachine(programs);
  const folder = path.join(machine.effects.packagesFolder, 'playwright');
  const downloaded = path.join(machine.root, 'downloaded');
  await mkdir(folder, {recursive: true});
  await writeFile(
    path.join(folder, 'index.js'),
    `exports.chromium = {executablePath: () => ${JSON.stringify(downloaded)}};`,
  );
  const download = `require('node:fs').writeFileSync(${JSON.stringify(downloaded)}, '#!/bin/sh\\necho Chromium\\n', {mode: 0o755});`;
  await writeFile(path.join(folder, 'cli.js'), canDownload ? download : "throw new Error('no network')");
  return machine;
}

test('findChromium() prefers CHROMIUM_PATH', async () => {
  await using machine = await machineWith({chromium: browser});
  const own = path.join(machine.root, 'own');
  await writeProgram(own, browser);
  assert.equal(
    await findChromium({...machine.effects, environment: {...machine.effects.environment, CHROMIUM_PATH: own}}),
    own,
  );
});

const noBrowsers = {
  nothing: '/nowhere',
  'a folder': '/',
  'a file of data': 'package.json',
  'another program': '/bin/ls',
};

for (const [title, place] of Object.entries(noBrowsers)) {
  test(`findChromium() rejects a CHROMIUM_PATH that is ${title}`, async () => {
    await using machine = await machineWith({chromium: browser});
    const environment = {...machine.effects.environment, CHROMIUM_PATH: place};
    await assert.rejects(findChromium({...machine.effects, environment}), {
      message: `invalid CHROMIUM_PATH: ${place} (expected the file of a Chromium, which answers --version with its name)`,
    });
  });
}

test('findChromium() takes an installed one, and passes over one that does not run', async () => {
  await using machine = await machineWith({chromium: 'exit 1', 'google-chrome': browser});
  assert.equal(await findChromium(machine.effects), path.join(machine.root, 'bin', 'google-chrome'));
});

test("findChromium() installs Debian's package as root, with new package lists where need be", async () => {
  await using machine = await machineWith({});
  const installed = path.join(machine.root, 'bin', 'chromium');
  await machine.add(
    'apt-get',
    `case "$*" in
      *update) touch ${machine.root}/lists ;;
      *) [ -f ${machine.root}/lists ] && printf '#!/bin/sh\\necho Chromium\\n' > ${installed} && chmod +x ${installed} ;;
    esac`,
  );
  assert.equal(await findChromium({...machine.effects, isRoot: true}), installed);
});

test("findChromium() downloads Playwright's own where apt-get is of no use", async () => {
  await using machine = await machineWith({'apt-get': 'exit 100'}, true);
  assert.equal(await findChromium({...machine.effects, isRoot: true}), path.join(machine.root, 'downloaded'));
});

test('findChromium() says how to get one', async () => {
  await using machine = await machineWith({});
  await assert.rejects(findChromium(machine.effects), {
    message: /missing Chromium.*apt-get install chromium.*CHROMIUM_PATH/,
  });
  assert.match(machine.lines.join('\n'), /playwright install failed: [\s\S]*no network/);
});
