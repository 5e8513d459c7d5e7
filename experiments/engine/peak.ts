/** Multiply-adds of 32 bits, counted as two operations each, that so many threads do a second; undefined: not measured. */
export function measurePeak(_threads: number): number | undefined {
  return undefined;
}
