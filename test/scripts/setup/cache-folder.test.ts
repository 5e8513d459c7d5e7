import assert from 'node:assert/strict';
import {mkdir, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {cacheFolder, ensureCacheFolder} from '../../../scripts/setup/cache-folder.ts';
import {fakeMachine} from '../fake-machine.ts';

test('cacheFolder(environment) is absolute, whatever the variables are', () => {
  for (const environment of [
    {},
    {HOME: ''},
    {HOME: 'home'},
    {XDG_CACHE_HOME: 'cache'},
    {XDG_CACHE_HOME: '', HOME: '/h'},
  ])
    assert.ok(path.isAbsolute(cacheFolder(environment)));
  assert.equal(cacheFolder({XDG_CACHE_HOME: '', HOME: '/h'}), '/h/.cache/clothes-and-digits');
});

const unusable: Record<string, (place: string) => Promise<unknown>> = {
  'a file': (place) => writeFile(place, ''),
  'below a file': async (place) => {
    await mkdir(path.dirname(path.dirname(place)), {recursive: true});
    await writeFile(path.dirname(place), '');
  },
  'a link to nowhere': (place) => symlink('/nowhere', place),
  'a link to itself': (place) => symlink(place, place),
};

for (const [title, make] of Object.entries(unusable)) {
  test(`ensureCacheFolder() names folder, variable and remedy where that is ${title}`, async () => {
    await using machine = await fakeMachine();
    const place = path.join(machine.root, ...(title.startsWith('below') ? ['a', 'b', 'c'] : ['a']));
    await make(place);
    await assert.rejects(ensureCacheFolder({XDG_CACHE_HOME: place}), ({message}: Error) => {
      assert.ok(
        message.startsWith(`invalid cache folder, by XDG_CACHE_HOME=${place}: cannot make the folder ${place}/clothes`),
      );
      assert.match(
        message,
        /(a file lies where a folder is expected|links lead in a circle).*name one in XDG_CACHE_HOME\)$/,
      );
      return true;
    });
  });
}

test('ensureCacheFolder() ends where a folder takes none, as /proc does', {
  skip: process.platform !== 'linux',
}, async () => {
  await assert.rejects(ensureCacheFolder({XDG_CACHE_HOME: '/proc/1'}), {
    message: /^invalid cache folder, by XDG_CACHE_HOME=\/proc\/1: .*\/proc\/1/,
  });
  await assert.rejects(ensureCacheFolder({HOME: '/proc/self'}), {message: /by HOME=\/proc\/self: .*XDG_CACHE_HOME/});
});
