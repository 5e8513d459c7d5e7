import {type Contender, pairContenders, startContender} from './contender.ts';
import {type ContenderName, contenderCommand, contenders, type Setting} from './contenders.ts';
import {type RoundSettings, type Speed, takeTurns} from './rounds.ts';

/** Starts contenders on one model, reports how each trains, lets them train in turn, and ends them. */
export async function measureModel(
  names: readonly ContenderName[],
  setting: Setting,
  rounds: RoundSettings,
  report: (practice: string) => void,
): Promise<Map<ContenderName, Speed[]>> {
  await using running = new AsyncDisposableStack();
  const starts = names.map(async (name): Promise<[ContenderName, Contender]> => {
    const {title, pair} = contenders[name];
    const start = async () => running.use(await startContender(title, contenderCommand(name, setting)));
    const contender = pair ? pairContenders(await start(), await start()) : await start();
    report(`${title}: ${contender.practice}`);
    return [name, contender];
  });
  const started = await Promise.allSettled(starts); // all of them: what has started must be ended
  const entrants = started.map((start) => {
    if (start.status === 'rejected') throw start.reason;
    return start.value;
  });
  return await takeTurns(new Map(entrants), rounds); // before they are ended
}
