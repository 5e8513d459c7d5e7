import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readBesideIn, readFrom, readNumbersIn, sizeIn} from '../../../site/records/records-folder.ts';

const artifacts = 'artifacts';

for (const file of ['../../../package.json', '/etc/passwd', '..', '.', '', 'a/b.png', 'a\\b.png', '.hidden', 'a\0.png'])
  test(`readBesideIn(artifacts, folder, ${JSON.stringify(file)}) refuses what is no bare name`, async () => {
    const expected =
      /invalid file name in a record in artifacts\/findings\/atlas\/: .*expected the bare name of a file/;
    await assert.rejects(readBesideIn(artifacts, 'findings/atlas', file, String), expected);
    await assert.rejects(sizeIn(artifacts, 'findings/atlas', file), expected);
    await assert.rejects(readNumbersIn(artifacts, '0123456789abcdef', file), /invalid file name/);
  });

test('readBesideIn(), sizeIn() and readNumbersIn() name the file that a record names and that is not there', async () => {
  const expected =
    /^missing file: artifacts\/findings\/atlas\/none\.png\nWhat to do: git restore .*; npm run experiments makes/;
  const reject = (promise: Promise<unknown>, pattern: RegExp) =>
    assert.rejects(promise, ({message}: Error) => pattern.test(message));
  await reject(readBesideIn(artifacts, 'findings/atlas', 'none.png', String), expected);
  await reject(sizeIn(artifacts, 'findings/atlas', 'none.png'), expected);
  await reject(
    readNumbersIn(artifacts, '0123456789abcdef', 'weights.f16'),
    /^missing file: artifacts\/trials\/0123456789abcdef\/weights\.f16\.br\n/,
  );
});

test('readFrom(artifacts, file, make) says with which file `make` failed, and what to do', async () => {
  const fail = (_: Buffer, name: string) => {
    throw new Error(`invalid picture ${name}`);
  };
  await assert.rejects(
    readFrom(artifacts, 'headline.json', fail),
    /^Error: invalid picture artifacts\/headline\.json\nWhat to do: git restore artifacts\/headline\.json brings the committed one back; npm run experiments makes/,
  );
  await assert.rejects(readFrom(artifacts, 'findings', fail), /^Error: cannot read artifacts\/findings: EISDIR/);
});
