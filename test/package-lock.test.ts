import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

interface Entry {
  integrity?: string;
  link?: boolean;
}

test('package-lock.json has the hash of every package, for all platforms', () => {
  const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, Entry>};
  const unpinned = Object.entries(packages)
    .filter(([place, {integrity, link}]) => place !== '' && !link && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))
    .map(([place]) => place);
  assert.deepEqual(unpinned, []);
});
