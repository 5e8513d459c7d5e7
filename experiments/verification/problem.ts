/** Something that is not as it was recorded. */
export interface Problem {
  file: string; // its path within the artifacts
  field?: string | undefined; // of a record: "groups.0.parameters"
  found: string;
  expected: string;
}

/** What one kind of check has looked at, and what it has found. */
export interface Check {
  told: string; // "348 trials: ..."
  problems: Problem[];
}

/** That a file cannot be read, and why. */
export function unreadable(file: string): (error: Error) => Problem[] {
  return (error) => [{file, found: error.message, expected: 'a file that can be read'}];
}

/** A problem on one line. */
export function formatProblem({file, field, found, expected}: Problem): string {
  return `${file}${field === undefined ? '' : `, ${field}`}: ${found} (expected ${expected})`;
}
