const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const deadline = 900; // milliseconds until the process exits all the same

/** Why something ended that a signal such as Ctrl-C has stopped; the process then exits with `interruptedCode`. */
export class Interruption extends Error {
  override message = 'stopped';
}

export const interruptedCode = 130;

/**
 * Does `use`. A signal to this process meanwhile aborts the one that `use` is given, and it fails with an Interruption
 * once it has tidied up; where that takes long, the process exits, and the next run sweeps what is left.
 */
export async function interruptible<T>(use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = () => {
    controller.abort(new Interruption());
    setTimeout(() => process.exit(interruptedCode), deadline).unref();
  };
  for (const name of signals) process.on(name, stop);
  try {
    const result = await use(controller.signal);
    controller.signal.throwIfAborted();
    return result;
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    for (const name of signals) process.off(name, stop);
  }
}

/** Fails again with what must end the process whatever an alternative could do. */
export function rethrowInterruption(error: unknown): void {
  if (error instanceof Interruption) throw error;
}
