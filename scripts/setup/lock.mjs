import {readFileSync, readlinkSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {isAlive} from '../../experiments/artifacts/is-alive.mjs';

/** What the disks say that have no links, such as FAT, shared folders of virtual machines, or Windows' own in WSL. */
const linkless = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPROTO', 'EINVAL'];

/**
 * Waits until no other process holds the lock `file`: a symbolic link to the name of the process, which comes into
 * being whole. Plain JavaScript, as the launcher that needs it.
 *
 * @param {string} file
 * @param {string} work what the holder of the lock does
 */
export async function takeLock(file, work) {
  for (let isTold = false; !create(file); ) {
    const owner = readOwner(file);
    if (owner && !isHolding(owner)) rmSync(file, {force: true});
    else if (owner && !isTold) {
      console.error(`waiting for process ${Number.parseInt(owner, 10)}, which ${work} (or delete ${file}) ...`);
      isTold = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    /** Makes the lock a child's, which may go on when only this process is killed. */
    handOver: (/** @type {number} */ child) => {
      const draft = `${file}.${process.pid}`;
      rmSync(draft, {force: true});
      symlinkSync(nameProcess(child), draft);
      renameSync(draft, file);
    },
    release: () => rmSync(file, {force: true}),
  };
}

/**
 * False where the file is already there.
 *
 * @param {string} file
 */
function create(file) {
  try {
    symlinkSync(nameProcess(process.pid), file);
    return true;
  } catch (error) {
    const {code} = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EEXIST') return false;
    if (linkless.includes(code ?? ''))
      throw new Error(
        `cannot make a link in ${path.dirname(file)}: this disk takes none, or not from this user (${code}; expected links, which npm makes too): use a folder on another disk`,
      );
    throw error;
  }
}

/** @param {string} file */
function readOwner(file) {
  try {
    return readlinkSync(file);
  } catch (error) {
    const {code} = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EINVAL') throw new Error(`invalid lock ${file}: it is no link (expected one, or nothing): delete it`);
    if (code !== 'ENOENT') throw error;
    return undefined;
  }
}

/**
 * @param {string} owner
 * @param {(id: number) => boolean} isAlive
 */
function isHolding(owner) {
  const id = Number.parseInt(owner, 10);
  return id !== process.pid && isAlive(id) && nameProcess(id) === owner;
}

/**
 * The number of a process and, on Linux, when it started: numbers are soon used again, in a container at once.
 *
 * @param {number} id
 */
function nameProcess(id) {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return `${id} ${fields?.[19]}`;
  } catch {
    return String(id);
  }
}
