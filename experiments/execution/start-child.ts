import {type ChildProcess, fork} from 'node:child_process';

const running = new Set<ChildProcess>();

/**
 * Starts a child process that runs `module` on one thread, and is sent messages. However this process ends, but for being
 * killed, the child is killed with it; where it is killed, the child ends when it next looks at its messages.
 */
export function startChild(module: string, serialization: 'json' | 'advanced' = 'json'): ChildProcess {
  if (running.size === 0) process.once('exit', killAll);
  const child = fork(module, {
    env: {
      ...withoutEngineSettings(process.env),
      TF_NUM_INTRAOP_THREADS: '1',
      TF_NUM_INTEROP_THREADS: '1',
      TF_CPP_MIN_LOG_LEVEL: '2',
    },
    serialization, // advanced: passes bytes on as they are
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    if (running.size === 0) process.off('exit', killAll);
  });
  return child;
}

/** What a user has set for TensorFlow and its kernels elsewhere would change the numbers here. */
function withoutEngineSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isEngines = (name: string) => /^(?:TF|XLA|ONEDNN|DNNL|MKL|OMP|KMP)_/.test(name);
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !isEngines(name)));
}

function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
