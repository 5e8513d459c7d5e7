import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {reportFolders} from './report-folders.ts';

/** Where a quick look keeps its results, its report, and what the next build need not make again. */
export function quickFolders(): {artifacts: string; site: string; cache: string} {
  const home = path.join(reportFolders().home, '.quick');
  const [artifacts, site, cache] = ['artifacts', 'dist', 'cache'].map((name) => path.join(home, name));
  return {artifacts: artifacts!, site: site!, cache: cache!};
}

/** Computes what is missing of a quick look; where that fails or is stopped, this process ends in the same way. */
export async function computeQuickly(): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'experiments.ts'), '--quick'], {
    stdio: 'inherit',
  });
  // Ctrl-C on a terminal reaches the whole group by itself.
  const passOn = (signal: NodeJS.Signals) =>
    signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) process.exit(code ?? 1);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, passOn);
}
