import {Interruption} from './interruptible.ts';

/**
 * From now on an expected error, a plain `Error`, ends the process with its message alone; others show their stack. What
 * was stopped by Ctrl-C ends with 130.
 */
export function failBriefly(): void {
  process.on('uncaughtException', (error) => {
    const isExpected = error.constructor === Error || error instanceof Interruption;
    console.error(isExpected ? error.message : error);
    process.exit(error instanceof Interruption ? 130 : 1);
  });
}
