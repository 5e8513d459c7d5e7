import type {Rounds} from './comparison.ts';
import {pairContenders, startContender} from './contender.ts';
import {contenderCommand, type Entrant, portionOf, type Setting, titleOf} from './contenders.ts';
import {passHeat, type Ready, type RoundSettings, takeTurns, warmUp} from './rounds.ts';

/**
 * Starts entrants on one network, reports how each trains, warms them up, lets those train in turn that are not much
 * slower than another way of the same contender, and ends them.
 */
export async function measureModel(
  all: readonly Entrant[],
  setting: Setting,
  settings: RoundSettings,
  report: (line: string) => void,
): Promise<Rounds> {
  await using running = new AsyncDisposableStack();
  const start = async (entrant: Entrant) =>
    running.use(await startContender(titleOf(entrant), contenderCommand(entrant, setting)));
  const getReady = async (entrant: Entrant): Promise<Ready<Entrant>> => {
    const contender = entrant.pair ? pairContenders(await start(entrant), await start(entrant)) : await start(entrant);
    report(`${titleOf(entrant)}: ${contender.practice}`);
    return warmUp(entrant, contender, portionOf(entrant, setting.batchSize), settings);
  };
  const ready: Ready<Entrant>[] = [];
  for (const heat of Map.groupBy(all, ({name, pair}) => `${name} ${pair}`).values()) {
    const ways: Ready<Entrant>[] = [];
    for (const entrant of heat) ways.push(await getReady(entrant));
    const passed = passHeat(ways);
    for (const {entrant, contender} of ways.filter((way) => !passed.includes(way))) {
      report(`${setting.model}: ${titleOf(entrant)} is much slower than another way, so takes no further part`);
      await contender[Symbol.asyncDispose](); // frees its memory
    }
    ready.push(...passed);
  }
  return await takeTurns(ready, settings); // before they are ended
}
