import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';

/** A program that trains a network as often as it is asked to, and is idle in between. */
export interface Contender extends AsyncDisposable {
  practice: string; // how it trains, in its own words
  train: (images: number, epochs: number) => Promise<Training>;
}

/** What a contender says of a training. */
export interface Training {
  seconds: number;
  loss: number; // mean over the last epoch
}

/** How to start a contender. */
export interface Command {
  program: string;
  options: readonly string[];
  environment: NodeJS.ProcessEnv;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL'); // none may outlive this process
});

/**
 * Starts a contender and waits until it is ready. It says `ready <practice>`; to each line `round <images> <epochs>`
 * it answers `done <seconds> <loss>`; it ends with its input.
 */
export async function startContender(name: string, {program, options, environment}: Command): Promise<Contender> {
  const child = spawn(program, options, {env: environment, stdio: ['pipe', 'pipe', 'pipe']});
  const ended = once(child, 'close'); // fails where the program cannot be started
  ended.catch(() => {});
  child.stdin.on('error', () => {}); // it has ended, which shows in its output
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint = (complaint + text).slice(-4000);
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async (word: string): Promise<string> => {
    const {value: line, done} = await lines.next();
    if (done) {
      const [code, signal] = await ended;
      throw new Error(`${name} ended by itself (${signal ?? `exit code ${code}`}):\n${complaint.trim()}`);
    }
    if (line.startsWith(`${word} `)) return line.slice(word.length + 1);
    throw new Error(`invalid answer of ${name}: ${line} (expected ${word} ...)`);
  };
  running.add(child);
  const stop = async () => {
    running.delete(child);
    child.kill('SIGKILL');
    await ended.catch(() => {});
  };
  try {
    return {
      practice: await answer('ready'),
      train: async (images, epochs) => {
        child.stdin.write(`round ${images} ${epochs}\n`);
        return parseTraining(name, await answer('done'));
      },
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Two contenders that train at once, as one: its speed is theirs added up. */
export function pairContenders(one: Contender, other: Contender): Contender {
  return {
    practice: one.practice,
    train: async (images, epochs) => {
      const [first, second] = await Promise.all([one.train(images, epochs), other.train(images, epochs)]);
      return {seconds: 1 / (1 / first.seconds + 1 / second.seconds), loss: (first.loss + second.loss) / 2};
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]);
    },
  };
}

function parseTraining(name: string, text: string): Training {
  const [seconds, loss] = text.split(' ').map(Number);
  if (seconds! > 0 && Number.isFinite(loss)) return {seconds: seconds!, loss: loss!};
  throw new Error(`invalid training of ${name}: ${text} (expected its seconds and its loss)`);
}
