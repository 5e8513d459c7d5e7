import type {Tuning} from '../../../experiments/artifacts/schema.ts';
import {type CostPanel, costScatter} from '../../charts/cost-scatter.ts';
import {say} from '../../report/phrases.ts';
import {
  type Candidate,
  candidateName,
  candidateNote,
  found,
  gridCompared,
  gridOf,
  leaders,
} from '../../report/tuning.ts';
import type {Figure} from '../figure.ts';
import {found as finding, runsOfStudies} from '../sources.ts';

/** Accuracy against what a network costs, with the front. */
export const gridCost: Figure = {
  id: 'grid-cost',
  ready: (records) => gridOf(records) !== undefined,
  title(records) {
    const tuning = gridOf(records)!;
    const best = leaders(tuning)[0];
    const cheapest = cheapestOf(tuning);
    if (!best || !cheapest || cheapest.model === best.model) return say`What accuracy costs`;
    const cost = (model: string) => found(`configurations.${model}.multiplyAdds`, 'operations', 0);
    return say`A network of ${cost(cheapest.model)} multiply-adds ties with the highest, which takes ${cost(best.model)}`;
  },
  finding: () =>
    say`Validation accuracy against parameters, and against the multiply-adds that one image takes. Full marks are on the front; where marks lie close, chance decides which of them is. One seed each: several would tell more of them apart.`,
  alternative: (records) =>
    `Two scatter plots with one axis of accuracy. On the front by multiply-adds: ${(
      gridOf(records)?.configurations ?? []
    )
      .filter(({front}) => front.operations)
      .map(candidateName)
      .join('; ')}.`,
  table: (records) => ({
    columns: [
      {name: 'Network', as: 'text'},
      {name: 'Parameters', as: 'count'},
      {name: 'Multiply-adds', as: 'count'},
      {name: 'Operations in training', as: 'count'},
      {name: 'Validation accuracy', as: 'percent', digits: 2},
      {name: 'On the front by parameters', as: 'text'},
      {name: 'On the front by operations', as: 'text'},
    ],
    rows: gridOf(records)!.configurations.map((each) => [
      candidateName(each),
      each.parameters,
      each.multiplyAdds,
      each.trainingOperations,
      each.last.accuracy,
      each.front.parameters ? 'yes' : 'no',
      each.front.operations ? 'yes' : 'no',
    ]),
  }),
  sources: (records) => [...runsOfStudies(records, ['tuning']), ...finding(records, ['tuning'])],
  compares: (records) => gridCompared(gridOf(records)!.configurations),
  chart: (records, width) => costScatter(panelsOf(gridOf(records)!), {kinds: 'convolutions'}, 2, width),
};

/** The one with the least work among those that cannot be told apart from the highest; none while that is open. */
function cheapestOf({configurations}: Tuning): Candidate | undefined {
  return configurations.filter(({tied}) => tied).toSorted((a, b) => a.multiplyAdds - b.multiplyAdds)[0];
}

function panelsOf(tuning: Tuning): CostPanel[] {
  const inOrder = tuning.configurations.toSorted((a, b) => a.filters.length - b.filters.length);
  const [highest, cheapestTied] = [leaders(tuning)[0], cheapestOf(tuning)];
  const panel = (title: string, axis: string, cost: keyof Candidate & ('parameters' | 'multiplyAdds')): CostPanel => ({
    title,
    axis,
    offers: inOrder.map((each) => {
      const front = each.front[cost === 'parameters' ? 'parameters' : 'operations'];
      return {
        kind: String(each.filters.length),
        cost: each[cost],
        value: each.last.accuracy,
        front,
        note: candidateNote(each),
        label: front && (each === highest || each === cheapestTied) ? candidateName(each) : undefined,
      };
    }),
  });
  return [panel('By size', 'Parameters', 'parameters'), panel('By work', 'Multiply-adds an image', 'multiplyAdds')];
}
