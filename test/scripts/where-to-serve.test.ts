import assert from 'node:assert/strict';
import {test} from 'node:test';
import {addressOf, isLoopback} from '../../scripts/where-to-serve.ts';

test('addressOf(host, port, base) can be opened: no number without brackets, none that stands for all addresses', () => {
  assert.equal(addressOf('localhost', 4321, '/report/'), 'http://localhost:4321/report/');
  assert.equal(addressOf('192.0.2.1', 4321, '/'), 'http://192.0.2.1:4321/');
  for (const host of ['::1', '[::1]']) assert.equal(addressOf(host, 4321, '/'), 'http://[::1]:4321/');
  for (const host of ['0.0.0.0', '::', '[::]', '0']) assert.equal(addressOf(host, 4321, '/'), 'http://localhost:4321/');
});

test('isLoopback(host) tells what only this machine reaches', () => {
  for (const host of ['localhost', '127.0.0.1', '::1', '[::1]']) assert.equal(isLoopback(host), true, host);
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'box.example']) assert.equal(isLoopback(host), false, host);
});
