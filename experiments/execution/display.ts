import {createLogUpdate} from 'log-update';
import type {PoolEvent} from './pool.ts';
import {formatDuration, type Progress, startProgress, timeLeft, updateProgress} from './progress.ts';
import type {Task} from './task.ts';

/** Shows how far a pool is. */
export interface Display {
  show(event: PoolEvent): void;
  close(): void;
}

const plainInterval = 30_000; // milliseconds between two lines on how far the pool is
const barWidth = 24;

/** Shows the tasks on a terminal, one line each under way; elsewhere plain lines, as things happen. */
export function createDisplay(
  tasks: readonly Task[],
  jobs: number,
  stream: NodeJS.WriteStream = process.stderr,
): Display {
  const progress = startProgress(tasks, Date.now(), jobs);
  return stream.isTTY && stream.columns > 0 && !process.env.CI
    ? liveDisplay(progress, stream)
    : plainDisplay(progress, stream);
}

function liveDisplay(progress: Progress, stream: NodeJS.WriteStream): Display {
  const update = createLogUpdate(stream);
  const draw = () => {
    const running = [...progress.running].map(([{label}, share]) => `${bar(share)}  ${label}`);
    update([...running, `${overview(progress)} · Ctrl-C stops, and nothing is lost`].join('\n'));
  };
  const timer = setInterval(draw, 1000);
  return {
    show(event) {
      updateProgress(progress, event);
      const line = outcomeLine(event);
      if (line) update.persist(line);
      draw();
    },
    close() {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

function plainDisplay(progress: Progress, stream: NodeJS.WriteStream): Display {
  let last = Date.now();
  return {
    show(event) {
      updateProgress(progress, event);
      const line = event.kind === 'started' ? `started  ${event.task.label}` : outcomeLine(event);
      if (line) stream.write(`${line}\n`);
      if (Date.now() - last < plainInterval) return;
      last = Date.now();
      stream.write(`${overview(progress)}\n`);
    },
    close() {},
  };
}

function outcomeLine(event: PoolEvent): string | undefined {
  switch (event.kind) {
    case 'done':
      return `done     ${event.task.label}`;
    case 'failed':
      return `failed   ${event.task.label}: ${event.message}`;
    case 'noticed':
      return `note     ${event.task.label}: ${event.message}`;
    case 'resumed':
      return `resumed  ${event.task.label}, at ${Math.round(event.share * 100)} %`;
    case 'started':
    case 'progress':
      return undefined;
  }
}

function overview(progress: Progress): string {
  const left = formatDuration(timeLeft(progress, Date.now()) / 1000);
  return `${progress.finished.size} of ${progress.tasks.length} done, about ${left} left`;
}

function bar(share: number): string {
  const filled = Math.round(share * barWidth);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.round(share * 100)).padStart(3)} %`;
}
