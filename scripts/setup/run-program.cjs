// Runs on Node 20, before node_modules exists: plain JavaScript, no imports but Node's own.
const {spawn} = require('node:child_process');
const os = require('node:os');

const patience = 600; // milliseconds that npm gets to end in, once it is told to

/** Runs a program to its end and resolves to its exit code; `stop` passes it signals, and it ends before this process does. */
function run(program, options, settings, {started = () => {}, stop}) {
  const child = spawn(program, options, settings);
  let isStopped = false;
  const onSignal = (signal) => {
    isStopped = true;
    stop(child, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, onSignal);
  return new Promise((resolve, reject) => {
    child.once('spawn', () => started(child.pid));
    child.once('error', (error) => reject(new Error(whyNotRun(program, error))));
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, onSignal);
      resolve({code: code ?? 128 + os.constants.signals[signal], isStopped});
    });
  });
}

/** Ctrl-C on a terminal reaches the whole group: passing it on as well would be a second one. */
function passOn(child, signal) {
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
}

/** Ends a program in a group of its own with all that it started. */
function endGroup(child, signal) {
  const kill = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // all of it has ended
    }
  };
  kill(signal);
  setTimeout(kill, patience, 'SIGKILL').unref();
}

function whyNotRun(program, error) {
  return program === 'npm' && error.code === 'ENOENT'
    ? 'missing npm, which installs the packages (expected on the PATH; it comes with Node)'
    : `cannot run ${program}: ${error.message}`;
}

module.exports = {endGroup, passOn, run};
