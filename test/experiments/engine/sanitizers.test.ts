import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {readBuild} from '../../../experiments/engine/binding.ts';
import {findCompiler} from '../../../scripts/setup/addon.ts';
import {runToEnd} from '../../../scripts/setup/child.ts';
import {machine} from '../../../scripts/setup/effects.ts';
import {levelOptions} from '../../../scripts/setup/native-engine.ts';

const stress = path.join(import.meta.dirname, 'stress.cc');

for (const [sanitizers, networks] of [
  ['address,undefined', 150],
  ['thread', 60],
] as const) {
  test(`the ${sanitizers} sanitizer finds nothing in ${networks} generated networks`, async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'sanitizers-'));
    try {
      const [compiler, ...own] = await findCompiler(machine);
      const build = readBuild();
      assert.ok('level' in build, 'there is no native engine');
      const program = path.join(folder, 'stress');
      const options = [
        ...levelOptions(build.level),
        '-std=c++20',
        '-O1',
        '-g1',
        '-pthread',
        '-fno-sanitize-recover=all',
      ];
      const compiled = await runToEnd(
        compiler,
        [...own, ...options, `-fsanitize=${sanitizers}`, stress, '-o', program],
        machine,
      );
      assert.equal(compiled.code, 0, compiled.complaint);
      const {code, output, complaint} = await runToEnd(program, [String(networks)], machine);
      assert.equal(code, 0, complaint);
      assert.ok(Number(output) > networks / 2, `${output} networks trained`);
    } finally {
      await rm(folder, {recursive: true});
    }
  });
}
