import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {runToEnd} from '../../scripts/setup/child.ts';
import {machine} from '../../scripts/setup/effects.ts';

const checks = {
  'the types hold (astro check)': ['astro', 'check', '--minimumFailingSeverity', 'warning'],
  'lint and format hold (biome ci)': ['biome', 'ci', '--error-on-warnings', '--colors=off'],
  'no file, export or dependency is unused (knip)': ['knip', '--no-progress'],
};

for (const [title, [program, ...options]] of Object.entries(checks)) {
  test(title, async () => {
    // Their first lines ask for `node` by name.
    const search = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
    const {code, output, complaint} = await runToEnd(path.join(machine.packagesFolder, '.bin', program!), options, {
      environment: {...process.env, PATH: search, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1'},
      folder: path.dirname(machine.packagesFolder),
    });
    assert.equal(code, 0, `${output}\n${complaint}`);
  });
}
