import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {findFaults} from '../../../scripts/audit/faults.ts';
import {choosePages, pagesIn} from '../../../scripts/audit/site-pages.ts';
import {type FakeMachine, fakeMachine} from '../fake-machine.ts';

async function siteOf(files: Record<string, string>): Promise<FakeMachine> {
  const machine = await fakeMachine();
  for (const [name, html] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(machine.root, name)), {recursive: true});
    await writeFile(path.join(machine.root, name), html);
  }
  return machine;
}

async function faultsOf(html: string): Promise<string[]> {
  await using machine = await siteOf({'index.html': html, 'two/index.html': '<h1 id="top">Two</h1>'});
  return findFaults({folder: machine.root, base: '/', pages: ['/']});
}

for (const [html, expected] of [
  ['<a href="/two/#top">a</a><a href="https://example.org/">b</a><a href="#c" id="c">c</a>', []],
  ['<a href="/three/">a</a>', ['/: /three/ leads nowhere']],
  ['<a href="/two/#bottom">a</a>', ['/: /two/#bottom leads nowhere']],
  ['<p id="a"></p><p id="a"></p>', ['/: id a twice']],
  ['<img src="//example.org/a.png">', ['/: loads //example.org/a.png']],
  ['<style>a { background: url("https://example.org/b.png") }</style>', ['/: loads https://example.org/b.png']],
] as const)
  test(`findFaults(site) finds in ${html}: ${expected.length === 0 ? 'nothing' : expected}`, async () => {
    assert.deepEqual(await faultsOf(html), expected);
  });

test('findFaults(site) weighs a page with the fonts that it asks for, gzipped', async () => {
  const font = (size: number) =>
    siteOf({'index.html': '<link rel="preload" href="/a.woff2">', 'a.woff2': 'a'.repeat(size)});
  await using light = await font(199_000);
  await using heavy = await font(200_000);
  const [good, bad] = [light, heavy].map(({root}) => findFaults({folder: root, base: '/', pages: ['/']}));
  assert.deepEqual(good, []);
  assert.deepEqual(bad, ['/: 200 kB with its fonts and scripts']);
});

test('choosePages(site) takes all at the top, and of those made alike the shortest, the middle and the longest', async () => {
  const runs = Object.fromEntries([3, 1, 2, 5, 4].map((size) => [`runs/r${size}/index.html`, '.'.repeat(size)]));
  await using machine = await siteOf({'index.html': '', '404.html': '', 'methods/index.html': '', ...runs});
  const pages = pagesIn(machine.root, '/report/');
  const expected = ['404.html', 'methods/', '', 'runs/r1/', 'runs/r3/', 'runs/r5/'].map((page) => `/report/${page}`);
  assert.deepEqual(choosePages({folder: machine.root, base: '/report/', pages}).sort(), expected.sort());
});
