/** Runs a moment after the last of several calls: browsers allow few changes of the address a second. */
export function delayed(run: () => void): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(run, 250);
  };
}
