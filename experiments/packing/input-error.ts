/** What is wrong with something that the user gave: its message names the file, what was expected and what to do. */
export class InputError extends Error {}

/** A failure that has been put in words elsewhere, as one of the user's to mend. */
export function asInputError(cause: unknown): InputError {
  return new InputError(cause instanceof Error ? cause.message : String(cause), {cause});
}
