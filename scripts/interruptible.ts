/** The end of a command that somebody stopped; `failBriefly` gives it its exit code. */
export class Interruption extends Error {}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does something that Ctrl-C stops by `signal`; then, once it has cleared up, throws an Interruption. */
export async function interruptible<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work(interrupt.signal);
  } catch (error) {
    throw interrupt.signal.aborted ? new Interruption('stopped') : error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
