/** What the system's codes mean, and what helps. */
const causes: Record<string, string> = {
  ENOSPC: 'the disk is full: make room, then run the same command again',
  EDQUOT: 'the quota of this user is used up: make room, then run the same command again',
  EIO: 'the disk or the way to it is at fault: see what the system says of it, then run the same command again',
  EROFS: 'the disk is mounted read-only: mount it for writing, or name another folder',
  EACCES: 'this user has no right to it: give it (chmod, chown), or name another folder',
  EPERM: 'the system does not allow it to this user: see its attributes, or name another folder',
  EISDIR: 'a folder lies where a file is expected: move the folder away',
  ENOTDIR: 'a file lies where a folder is expected: move the file away, or name another folder',
  EMFILE: 'this process may open no more files: raise the limit (ulimit -n), then run the same command again',
  ENFILE: 'the system has too many files open: end other programs, then run the same command again',
  ENOENT: 'there is no such file or folder',
  EEXIST: 'something lies there already: move it away',
  ENOTEMPTY: 'a folder that is not empty lies there: move it away',
  ENAMETOOLONG: 'the name is too long: name a folder with a shorter path',
  ELOOP: 'links lead in a circle: replace them by files',
  EFBIG: 'it would be larger than is allowed: raise the limit (ulimit -f), or name a folder on another disk',
  EBUSY: 'another program uses it: end that, then run the same command again',
};

/** What some of them mean where a folder is made. */
const folderCauses: Record<string, string> = {
  EEXIST: causes.ENOTDIR!,
  ENOENT: 'the system lets nobody make one there: name another folder',
};

/**
 * What failed with a file, in words: "cannot write <file>: the disk is full: make room, ... (ENOSPC)". `doing` is a verb;
 * an error that no system gave, or that has been explained, stays as it is.
 */
export function explainFailure(error: unknown, file: string, doing: string): Error {
  if (!(error instanceof Error)) return new Error(`cannot ${doing} ${file}: ${String(error)}`);
  const {code, syscall, path} = error as NodeJS.ErrnoException;
  if (code === undefined || (syscall === undefined && !(code in causes))) return error;
  const cause = (syscall === 'mkdir' ? folderCauses[code] : undefined) ?? causes[code] ?? error.message;
  const place = syscall === 'mkdir' && path !== undefined && path !== file ? ` at ${path}` : '';
  return new Error(`cannot ${doing} ${file}: ${cause} (${code}${place})`, {cause: error});
}
