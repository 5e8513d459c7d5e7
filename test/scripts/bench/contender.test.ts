import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Contender, pairContenders, startContender} from '../../../scripts/bench/contender.ts';

/** A contender that is a shell script. */
function start(script: string): Promise<Contender> {
  return startContender('fake peer', {program: 'sh', options: ['-c', script], environment: process.env});
}

const honest = 'echo ready steady pace; while read -r _ images epochs; do echo "done $((images * epochs)) 0.5"; done';

test('startContender(name, command) waits until it is ready, and asks it to train', async () => {
  await using contender = await start(honest);
  assert.equal(contender.practice, 'steady pace');
  assert.deepEqual(await contender.train(100, 2), {seconds: 200, loss: 0.5});
  assert.deepEqual(await contender.train(7, 1), {seconds: 7, loss: 0.5});
});

test('pairContenders(one, other) adds up their speeds', async () => {
  await using pair = pairContenders(await start(honest), await start(honest));
  assert.deepEqual(await pair.train(100, 1), {seconds: 50, loss: 0.5});
});

const failures = {
  'ends before it is ready': {
    script: 'echo no such module >&2; exit 3',
    message: /^fake peer ended by itself \(exit code 3\):\nno such module$/,
  },
  'says something else': {
    script: 'echo hello',
    message: /^invalid answer of fake peer: hello \(expected ready \.\.\.\)$/,
  },
  'ends while training': {
    script: 'echo ready x; read -r line; kill -9 $$',
    message: /^fake peer ended by itself \(SIGKILL\)/,
  },
  'has lost its way': {
    script: 'echo ready x; read -r line; echo done 1 nan',
    message: /^invalid training of fake peer: 1 nan/,
  },
};

for (const [title, {script, message}] of Object.entries(failures)) {
  test(`startContender() or train() of a contender that ${title} says so`, async () => {
    await assert.rejects(
      async () => {
        await using contender = await start(script);
        await contender.train(1, 1);
      },
      ({message: said}: Error) => message.test(said),
    );
  });
}

test('startContender(name, command) fails where there is no such program', async () => {
  const missing = startContender('fake peer', {program: './no-such-program', options: [], environment: process.env});
  await assert.rejects(missing, /ENOENT/);
});
