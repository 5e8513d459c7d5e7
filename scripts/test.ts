import {glob} from 'node:fs/promises';
import path from 'node:path';
import {finished} from 'node:stream/promises';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {Command} from 'commander';
import {failBriefly} from './fail-briefly.ts';
import {interruptible} from './interruptible.ts';
import {findChromium} from './setup/chromium.ts';
import {ensureData} from './setup/data.ts';
import {ensureEngines} from './setup/engine.ts';

const timeLimit = 20 * 60_000; // milliseconds a file

failBriefly();
const program = new Command('npm test --')
  .description('Runs the tests, the types, the lint and the format among them.')
  .argument('[paths...]', 'only the test files that these files or folders hold')
  .parse();

const files = await selectFiles(program.args);
await ensureEngines();
await ensureData();
process.env.CHROMIUM_PATH = await findChromium();
process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

const counts = {passed: 0, failed: 0, cancelled: 0, skipped: 0};
await interruptible(runFiles);

const failed = counts.failed + counts.cancelled;
if (failed > 0) process.exitCode = 1;
console.log(`${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);

/** Runs all files and counts their tests; `signal` ends them. */
async function runFiles(signal: AbortSignal): Promise<void> {
  const events = run({files, concurrency: 2, timeout: timeLimit, signal});
  events.on('test:summary', (summary) => {
    if (summary.file === undefined) Object.assign(counts, summary.counts);
  });
  events.on('test:fail', () => {
    process.exitCode = 1;
  });
  const lines = events.compose(spec);
  signal.addEventListener('abort', () => lines.unpipe().resume()); // what was not run has not failed
  lines.pipe(process.stdout, {end: false});
  await finished(lines);
}

async function selectFiles(paths: readonly string[]): Promise<string[]> {
  const chosen = paths.map((place) => path.relative('.', place));
  const selected: string[] = [];
  for await (const file of glob('test/**/*.test.ts')) {
    if (chosen.length === 0 || chosen.some((place) => holds(place, file))) selected.push(file);
  }
  // The other way round: what takes longest, the built site, begins first.
  if (selected.length > 0) return selected.sort().reverse();
  throw new Error(`invalid paths: ${paths.join(', ')} (expected test files, as in test/scripts, or folders of them)`);
}

function holds(place: string, file: string): boolean {
  return place === '' || file === place || file.startsWith(`${place}${path.sep}`);
}
