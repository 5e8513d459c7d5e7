import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import config from '../../astro.config.mjs';

/** Astro's own Vite, as far as it is asked here. */
interface Vite {
  resolveConfig(config: object, command: string): Promise<{css: {postcss: unknown}}>;
}

test('the site builds within a workspace whose PostCSS cannot be loaded', async () => {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'workspace-'));
  const root = path.join(workspace, 'clone');
  try {
    await mkdir(root);
    await writeFile(path.join(workspace, 'package.json'), '{"workspaces": ["clone"]}');
    await writeFile(path.join(workspace, 'postcss.config.cjs'), 'throw new Error("no such plugin")');
    const vite: Vite = await import(createRequire(import.meta.resolve('astro')).resolve('vite'));
    const {css} = await vite.resolveConfig({root, configFile: false, ...config.vite}, 'build');
    assert.deepEqual(css.postcss, {});
  } finally {
    await rm(workspace, {recursive: true});
  }
});
