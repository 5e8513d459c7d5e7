import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import vm from 'node:vm';
import {keepTheme} from '../../../site/live/keep-theme.ts';

const refusing = {
  get() {
    throw new DOMException('access is denied for this document', 'SecurityError');
  },
  configurable: true,
};

test('at-once.js lays a page out in steps also where the browser keeps nothing for the site', async () => {
  const page = {dataset: {} as Record<string, string>};
  const context = {
    document: {documentElement: page},
    performance: {getEntriesByType: () => [{type: 'navigate'}]},
    location: {hash: ''},
    addEventListener() {},
    setTimeout() {},
  };
  Object.defineProperty(context, 'localStorage', refusing);
  vm.runInNewContext(await readFile('site/live/at-once.js', 'utf8'), context);
  assert.deepEqual(page.dataset, {inSteps: ''});
});

test('keepTheme(theme) goes on where the browser keeps nothing for the site', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  Object.defineProperty(globalThis, 'localStorage', refusing);
  try {
    assert.doesNotThrow(() => keepTheme('dark'));
  } finally {
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else delete (globalThis as {localStorage?: unknown}).localStorage;
  }
});
