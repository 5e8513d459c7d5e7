import {spawn} from 'node:child_process';
import {access, constants} from 'node:fs/promises';
import path from 'node:path';

/** How a program ended. */
export interface Ending {
  code: number; // 0 = success
  output: string; // what it wrote to stdout; empty where that is shown
  complaint: string; // the last lines of what it wrote to stderr
}

/** Settings of a program's run. */
export interface ChildSettings {
  environment: NodeJS.ProcessEnv;
  folder?: string;
  show?: boolean; // stdout goes to this process's stderr as it comes
  signal?: AbortSignal; // ends the program
}

/** Runs `program` to its end. Fails only when it cannot be started. */
export function runToEnd(program: string, options: readonly string[], settings: ChildSettings): Promise<Ending> {
  const child = spawn(program, options, {
    cwd: settings.folder,
    env: settings.environment,
    stdio: ['ignore', settings.show ? 2 : 'pipe', 'pipe'],
    ...(settings.signal ? {signal: settings.signal} : {}),
  });
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    errors = (errors + text).slice(-8000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if (error.name !== 'AbortError') reject(new Error(`cannot run ${program}: ${error.message}`));
    });
    child.once('close', (code) => resolve({code: code ?? 1, output, complaint: lastLines(errors)}));
  });
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
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-20).join('\n');
}
