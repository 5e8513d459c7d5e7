import type {Folders} from './folders.ts';
import {runTask} from './run-task.ts';
import type {ProgressEvent, Task} from './task.ts';

// A child process of the pool: does the tasks that it is sent, one after another.

export type Request = {task: Task; folders: Folders};
export type Response = ProgressEvent | {kind: 'done'} | {kind: 'failed'; message: string};

process.on('SIGINT', () => {}); // the pool decides when to end
process.on('disconnect', () => process.exit());
process.on('message', async ({task, folders}: Request) => {
  const send = (response: Response) => process.connected && process.send?.(response);
  try {
    await runTask(task, folders, send);
    send({kind: 'done'});
  } catch (error) {
    send({kind: 'failed', message: (error as Error).stack ?? String(error)});
  }
});
