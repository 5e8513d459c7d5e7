import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canonicalJson, contentKey, sha256} from '../../../experiments/artifacts/content-key.ts';

test('canonicalJson(value) does not depend on the order of keys, at any depth', () => {
  assert.equal(canonicalJson({b: [{d: 1, c: null}], a: 'x'}), '{"a":"x","b":[{"c":null,"d":1}]}');
});

test('contentKey(value) is the start of the SHA-256 of the canonical JSON', () => {
  assert.equal(contentKey({b: 1, a: 2}), sha256('{"a":2,"b":1}').slice(0, 16));
  assert.notEqual(contentKey({a: 1}), contentKey({a: 2}));
});

test('sha256(content) is that of FIPS 180-4', () => {
  assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
