/** How a program ended by itself: its exit code, or the signal and what that mostly means. */
export function explainEnding(code: number | null, signal: NodeJS.Signals | null): string {
  if (!signal) return `exit code ${code}`;
  const cause = causes[signal];
  return cause ? `${signal}: ${cause}` : signal;
}

const causes: Partial<Record<NodeJS.Signals, string>> = {
  SIGILL: 'this processor lacks what the program was compiled for; TensorFlow from PyPI needs AVX',
  SIGKILL: 'most often because the memory was used up; fewer processes at once need less',
};
