import type {ChildProcess} from 'node:child_process';
import os from 'node:os';
import {explainEnding} from '../artifacts/explain-ending.ts';
import {startChild} from './start-child.ts';

type Answer<T> = {answer: T} | {error: string};

/**
 * Sends requests to child processes that run `module`, each with one thread, on all cores; the answers stand in the
 * order of the requests. The engine is loaded in such a process, not here. `signal` ends the processes.
 */
export async function askChildren<Request, T>(
  module: string,
  requests: readonly Request[],
  signal?: AbortSignal,
): Promise<T[]> {
  const waiting = [...requests.entries()];
  const answers: T[] = [];
  const work = async () => {
    const child = listenTo(startChild(module, 'advanced'));
    const stop = () => child.process.kill();
    signal?.addEventListener('abort', stop);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = await ask(child, next[1]);
    } finally {
      signal?.removeEventListener('abort', stop);
      stop();
    }
  };
  const count = Math.min(os.availableParallelism(), requests.length);
  await Promise.all(Array.from({length: count}, work));
  return answers;
}

/** In such a process: answers each request by `answer`. */
export function answerParent<Request, T>(answer: (request: Request) => Promise<T>): void {
  process.on('disconnect', () => process.exit());
  process.on('message', async (request: Request) => {
    const sent = await answer(request).then(
      (answer): Answer<T> => ({answer}),
      (error: Error): Answer<T> => ({error: error.stack ?? error.message}),
    );
    process.send!(sent);
  });
}

/** A child with the end of what it has written to its error stream. */
interface Child {
  process: ChildProcess;
  said: () => string;
}

function listenTo(child: ChildProcess): Child {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-2000);
  });
  return {process: child, said: () => said};
}

function ask<Request, T>({process: child, said}: Child, request: Request): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null, by: NodeJS.Signals | null) =>
      reject(new Error(`a process ended by itself (${explainEnding(code, by)})\n${said()}`));
    child.once('exit', end);
    child.once('message', (message) => {
      child.off('exit', end);
      const given = message as Answer<T>;
      if ('answer' in given) resolve(given.answer);
      else reject(new Error(given.error));
    });
    child.send(request as object);
  });
}
