import assert from 'node:assert/strict';
import {test} from 'node:test';
import {kindOf} from '../../../site/search/kind-of.ts';

for (const [path, kind] of [
  ['/', 'Chapter'],
  ['/methods/', 'Chapter'],
  ['/glossary/', 'Page'],
  ['/runs/', 'Page'],
  ['/runs/0123456789abcdef/', 'Run'],
  ['/models/nn-512/', 'Model'],
  ['/hard-images/', 'Page'],
  ['/hard-images/mnist/12/', 'Image'],
  ['/look-alikes/mnist-pixels/', 'Look-alikes'],
  ['/search/', undefined],
  ['/404', undefined],
] as const)
  test(`kindOf('${path}') is ${kind}`, () => assert.equal(kindOf(path), kind));
