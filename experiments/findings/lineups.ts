import {selectPools} from '../analysis/predictions/select-pools.ts';
import type {Ensembles} from '../artifacts/schema.ts';
import {type Both, type FinalModel, hasViews, readProbabilities} from './final-models.ts';
import type {FinishedTrial} from './finding.ts';

/** A network, and what it says: by several views where it has them. */
export interface Member {
  trial: FinishedTrial;
  says: Both<Float32Array>;
}

/** An ensemble before it is examined. */
export interface Lineup extends Pick<Ensembles['ensembles'][number], 'name' | 'title' | 'selection'> {
  members: Member[];
}

/** The ensembles of the final models of one data set; those across models are chosen on the validation images, by `labels`. */
export async function lineUp(models: readonly FinalModel[], labels: Uint8Array): Promise<Lineup[]> {
  const pools = await Promise.all(models.map(({trials}) => Promise.all(trials.map(readMember))));
  return [...withinModels(models, pools), ...acrossModels(models, pools, labels)];
}

async function readMember(trial: FinishedTrial): Promise<Member> {
  return {trial, says: await readProbabilities(trial, hasViews(trial))};
}

/** Of whom it consists, and whether they look at an image by several views: that is a part of what it reaches. */
function titleOf(models: string, members: readonly Member[]): string {
  const viewed = members.filter(({trial}) => hasViews(trial)).length;
  const views = viewed === 0 ? '' : `, ${viewed < members.length ? `${viewed} of them by ` : ''}several views`;
  return `${models}, ${members.length} networks${views}`;
}

/** All seeds of each model, where there are several. */
function withinModels(models: readonly FinalModel[], pools: readonly Member[][]): Lineup[] {
  return models.flatMap(({model}, place) => {
    const members = pools[place]!;
    if (members.length < 2) return [];
    return {
      name: `${model.name}-ensemble`,
      title: titleOf(model.title, members),
      selection: null,
      members,
    };
  });
}

/** The models that go well together on validation images, with all their seeds; none where the best one is alone. */
function acrossModels(models: readonly FinalModel[], pools: readonly Member[][], labels: Uint8Array): Lineup[] {
  const candidates = pools.map((pool) => pool.map(({says}) => says.validation));
  const selected = selectPools(candidates, labels);
  if (selected.length < 2) return [];
  const members = selected.flatMap(({place}) => pools[place]!);
  return [
    {
      name: 'selected-ensemble',
      title: titleOf(`${selected.length} models`, members),
      selection: selected.map(({place, score}) => ({
        model: models[place]!.model.name,
        accuracy: score.accuracy,
        loss: score.loss,
      })),
      members,
    },
  ];
}
