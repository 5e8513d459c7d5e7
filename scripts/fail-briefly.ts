import {constants} from 'node:os';
import {explainFailure} from '../experiments/artifacts/explain-failure.ts';
import {InputError} from '../experiments/packing/input-error.ts';
import {Interruption, interruptedCode} from './interruptible.ts';

/**
 * From now on an expected error, a plain `Error` or one of what a user gave, ends the process with its message alone, one of the system with the
 * file and what to do; others show their stack.
 */
export function failBriefly(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithReader);
  process.on('uncaughtException', (error) => {
    const isStopped = error instanceof Interruption;
    const isExpected = error.constructor === Error || error instanceof InputError;
    console.error(isStopped || isExpected ? explain(error).message : error);
    process.exit(isStopped ? interruptedCode : 1);
  });
}

/** As other programs do where nobody reads on, as in `| head`: ends, and says nothing. What else fails is told. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(128 + constants.signals.SIGPIPE);
  throw explainFailure(error, 'the output', 'write');
}

function explain(error: NodeJS.ErrnoException): Error {
  const {path, syscall} = error;
  return path && syscall ? explainFailure(error, path, verbs[syscall] ?? syscall) : error;
}

/** What the system calls do, where their names are no words. */
const verbs: Record<string, string> = {
  lstat: 'look at',
  stat: 'look at',
  mkdir: 'make',
  mkdtemp: 'make',
  rmdir: 'remove',
  scandir: 'list',
  unlink: 'remove',
};
