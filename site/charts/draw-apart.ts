// Charts are drawn by threads of their own, so that pages are made meanwhile.

import {availableParallelism} from 'node:os';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import type {TopLevelSpec} from 'vega-lite';

const atMost = Math.min(4, availableParallelism()); // each holds the drawing library, about 100 MB

interface Drawn {
  turn: number;
  svg?: string;
  error?: Error;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, PromiseWithResolvers<string>>;
}

const threads: Thread[] = [];
let turns = 0;

/** Vega's drawing of a chart. Fails where the specification does not hold. */
export function drawApart(spec: TopLevelSpec): Promise<string> {
  const {worker, waiting} = freest();
  const drawing = Promise.withResolvers<string>();
  const turn = turns++;
  waiting.set(turn, drawing);
  worker.ref();
  worker.postMessage({turn, spec});
  return drawing.promise;
}

function freest(): Thread {
  const [thread] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size);
  return thread && (threads.length === atMost || thread.waiting.size === 0) ? thread : start();
}

function start(): Thread {
  const worker = new Worker(path.resolve('site/charts/draw-worker.ts'));
  const waiting: Thread['waiting'] = new Map();
  const thread = {worker, waiting};
  worker.on('message', ({turn, svg, error}: Drawn) => {
    const drawing = waiting.get(turn)!;
    waiting.delete(turn);
    if (waiting.size === 0) worker.unref(); // nothing keeps the process any more
    if (svg === undefined) drawing.reject(error);
    else drawing.resolve(svg);
  });
  worker.on('error', (error) => {
    threads.splice(threads.indexOf(thread), 1);
    for (const drawing of waiting.values()) drawing.reject(error);
  });
  threads.push(thread);
  return thread;
}
