import {existsSync, readFileSync} from 'node:fs';

/**
 * True while a process runs. Plain JavaScript, as the launcher that imports it.
 *
 * @param {number} id
 * @returns {boolean}
 */
export function isAlive(id) {
  try {
    process.kill(id, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return !isZombie(id);
}

/**
 * In a container often nobody collects a process whose parent was killed: it has ended and stays listed.
 *
 * @param {number} id
 */
function isZombie(id) {
  const file = `/proc/${id}/stat`;
  return existsSync(file) && /\) Z /.test(readFileSync(file, 'utf8'));
}
