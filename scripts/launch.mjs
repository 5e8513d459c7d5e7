// The first step of every npm script. It runs before node_modules exists and on Node 20: plain JavaScript, no imports
// but Node's own and a plain neighbour. Starting `node scripts/launch.mjs <command>` runs scripts/<command>.ts.
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {isAlive} from './setup/is-alive.mjs';

const commands = ['start', 'dev', 'build', 'experiments', 'test', 'bench', 'profile', 'pdf', 'audit', 'diff'];
const oldestNode = 24;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const packages = path.join(root, 'node_modules');
const stamp = path.join(packages, '.installed');

try {
  process.exitCode = await launch(process.argv[2], process.argv.slice(3));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function launch(command, options) {
  if (!commands.includes(command)) {
    throw new Error(`invalid command: ${command ?? 'none'} (expected ${commands.join(', ')})`);
  }
  await ensurePackages();
  // Compiled once, the scripts start in half the time from then on.
  const env = {NODE_COMPILE_CACHE: path.join(packages, '.cache', 'node'), ...process.env};
  return run(pickNode(), [path.join(root, 'scripts', `${command}.ts`), ...options], {stdio: 'inherit', env});
}

/** Installs node_modules unless an installation of just these packages has come to its end. */
async function ensurePackages() {
  if (isInstalled()) return;
  const lock = await takeLock();
  try {
    if (!isInstalled()) await install(lock.handOver);
  } finally {
    lock.release();
  }
}

async function install(handOver) {
  console.error('installing the npm packages (about 950 MB, once for this clone) ...');
  rmSync(stamp, {force: true});
  const [program, ...first] = npm();
  // Whatever npm's own settings leave out, the scripts here need.
  const options = [...first, 'ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const code = await run(program, options, {cwd: root, stdio: ['inherit', 2, 2]}, handOver);
  if (code !== 0)
    throw new Error(`npm ci failed with exit code ${code}; once its cause is gone, run the same command again`);
  mkdirSync(packages, {recursive: true});
  writeFileSync(stamp, fingerprint());
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

function npm() {
  const caller = process.env.npm_execpath;
  return caller && /^npm(-cli)?\.c?js$/.test(path.basename(caller)) ? [process.execPath, caller] : ['npm'];
}

function pickNode() {
  const ours = path.join(packages, '.bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(ours)) return ours;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  throw new Error(`invalid Node: ${process.version} (expected ${oldestNode} or newer; .nvmrc names it: nvm install)`);
}

/** Runs a program to its end and resolves to its exit code; signals reach it, and it ends before this process does. */
function run(program, options, settings, started = () => {}) {
  const child = spawn(program, options, settings);
  // Ctrl-C on a terminal reaches the whole group: passing it on as well would be a second one.
  const passOn = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('spawn', () => started(child.pid));
    child.once('error', (error) => reject(new Error(`cannot run ${program}: ${error.message}`)));
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Waits until no other process installs here. The lock holds the number of the process that installs. */
async function takeLock() {
  const file = path.join(tmpdir(), `npm-ci-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  for (let said = false; !create(file); said = true) {
    const owner = readOwner(file);
    if (owner !== undefined && !isAlive(owner)) rmSync(file, {force: true});
    else if (!said)
      console.error(`waiting for process ${owner}, which installs the npm packages (or delete ${file}) ...`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    // npm goes on when only this process is killed: then the lock is npm's.
    handOver: (child) => writeFileSync(file, String(child)),
    release: () => rmSync(file, {force: true}),
  };
}

/** False where the file is already there; it never exists without its content. */
function create(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, {force: true});
  }
}

function readOwner(file) {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}
