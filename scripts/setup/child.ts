import {type ChildProcess, spawn} from 'node:child_process';
import {access, constants, stat} from 'node:fs/promises';
import path from 'node:path';
import {explainEnding} from '../../experiments/artifacts/explain-ending.ts';
import {interruptible, rethrowInterruption} from '../interruptible.ts';

const patience = 200; // milliseconds that a program gets to end in, once it is told to
const keptOutput = 2 ** 27; // characters

/** How a program ended. */
export interface Ending {
  code: number; // 0 = success
  output: string; // what it wrote to stdout; empty where that is shown
  complaint: string; // the last lines of what it wrote to stderr, and the signal that ended it
}

/** Settings of a program's run. */
export interface ChildSettings {
  environment: NodeJS.ProcessEnv;
  folder?: string;
  show?: boolean; // stdout goes to this process's stderr as it comes
  timeLimit?: number; // milliseconds; then it is ended
  isSystem?: boolean; // it changes the system: stopped, it is asked to end, never forced to
}

/**
 * Runs `program` to its end. Fails only when it cannot be started, or when a signal to this process ends it: with all
 * that it has started, and at once.
 */
export function runToEnd(program: string, options: readonly string[], settings: ChildSettings): Promise<Ending> {
  return interruptible((signal) => {
    // In a group of its own, what it starts can be ended with it.
    const child = spawn(program, options, {
      cwd: settings.folder,
      env: settings.environment,
      stdio: ['ignore', settings.show ? 2 : 'pipe', 'pipe'],
      detached: true,
    });
    signal.addEventListener('abort', () => (settings.isSystem ? signalGroup(child, 'SIGINT') : endGroup(child)));
    const limit = settings.timeLimit && setTimeout(endGroup, settings.timeLimit, child);
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      if (output.length < keptOutput) output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      errors = (errors + text).slice(-8000);
    });
    return new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Error(`cannot run ${program}: ${error.message}`)));
      child.once('close', (code, by) => {
        clearTimeout(limit);
        resolve({
          code: code ?? 1,
          output,
          complaint: lastLines(by ? `${errors}\nit was ended by ${explainEnding(code, by)}` : errors),
        });
      });
    });
  });
}

/** Whether a program can be started here and succeeds: that it is there does not say so. */
export async function succeeds(program: string, options: readonly string[], settings: ChildSettings): Promise<boolean> {
  return runToEnd(program, options, settings).then(
    ({code}) => code === 0,
    (error) => {
      rethrowInterruption(error);
      return false;
    },
  );
}

/** The first of `names` that is a program on the PATH, with its folder. */
export async function findProgram(
  names: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of (environment.PATH ?? '').split(path.delimiter)) {
      const program = path.resolve(folder, name);
      if (await isProgram(program)) return program;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(signalGroup, patience, child, 'SIGKILL');
  child.once('close', () => clearTimeout(force));
}

function signalGroup({pid}: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // all of it has ended
  }
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}
