import jStat from 'jstat';
import {correctImages} from '../analysis/predictions/correct-images.ts';
import {meanProbabilities} from '../analysis/predictions/vote.ts';
import {pairedCrossedTest} from '../analysis/statistics/crossed-test.ts';
import type {Difference} from '../analysis/statistics/difference.ts';
import {accuracyInterval, proportionInterval} from '../analysis/statistics/intervals.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {paretoFront} from '../analysis/statistics/pareto-front.ts';
import {meanOf, spread} from '../analysis/statistics/spread.ts';
import {type Costs, costsSchema, type Views} from '../artifacts/schema.ts';
import {datasetNames, datasetOf, shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {areSameNetworks, type Contender, draws, readContenders, testDifference} from './contenders.ts';
import {distinctTrials} from './distinct-trials.ts';
import {hasViews, isFinal, readLabels} from './final-models.ts';
import type {Finding, FinishedTrial} from './finding.ts';
import {type Lineup, lineUp} from './lineups.ts';

type Judged = Costs['offers'][number];
type Gains = 'gain' | 'overOneLook';

/** What is offered, before it is compared with the other offers. */
interface Offer extends Omit<Judged, 'front' | Gains>, Record<Gains, (Difference & {p: number}) | null> {}

type Cost = keyof Judged['front'];

/** The network that gains are over: that of the report before tuning. */
const reference = 'cnn-32-32-32-dropout';

/** What final models and their ensembles cost, what they gain, and which of them nothing beats for less. */
export const costs: Finding = {
  name: 'costs',
  purpose: 'accuracy of final models against what they cost',
  schema: costsSchema,
  derivedFrom: 'records',
  tellsRuns: true,
  quotes: quotePublished,
  uses: isFinal,
  async find(evidence) {
    const contenders = await readContenders(evidence);
    const offers: (Offer & Pick<Judged, 'front'>)[] = [];
    for (const [dataset, those] of Map.groupBy(contenders, (each) => each.dataset)) {
      const {test, validation} = await readLabels(evidence, dataset);
      const models = those.filter(({viewed}) => !viewed).map(({final}) => final);
      const lineups = (await lineUp(models, validation)).filter(({selection}) => selection === null);
      const base = those.find(({model, viewed}) => model === reference && !viewed);
      offers.push(
        ...markFronts([
          ...those.map((contender) => offerOf(contender, base, those.find(looksOnceLike(contender)))),
          ...lineups.map((lineup) => offerTogether(lineup, test)),
        ]),
      );
    }
    const {length: finished} = distinctTrials(evidence.trials);
    const views = poolViews(contenders);
    const judged = judgeGains(offers);
    const published = quotePublished();
    return {record: {finished, planned: evidence.planned, draws, reference, offers: judged, published, views}};
  },
};

/** The best networks of others, where an entry knows one. */
function quotePublished(): Costs['published'] {
  return datasetNames.flatMap((dataset) => {
    const {published} = datasetOf(dataset);
    return published ? [{dataset, ...published}] : [];
  });
}

/** What several views bring all networks that have them, each compared with itself. */
function poolViews(contenders: readonly Contender[]): Costs['views'] {
  const pairs = contenders.flatMap((viewed) => {
    const once = contenders.find((other) => other.dataset === viewed.dataset && looksOnceLike(viewed)(other));
    return once && areSameNetworks(once, viewed) ? [{once, viewed}] : [];
  });
  const pooled = [...Map.groupBy(pairs, ({viewed}) => viewed.dataset)].map(([dataset, those]) => {
    const [first, second] = [those.flatMap(({once}) => once.correct), those.flatMap(({viewed}) => viewed.correct)];
    const {p, error, freedom} = pairedCrossedTest(first, second);
    const difference = meanOf(second.map(meanOf)) - meanOf(first.map(meanOf));
    const reach = freedom === 0 ? 1 : jStat.studentt.inv(0.975, freedom) * error;
    return {dataset, networks: first.length, difference, low: difference - reach, high: difference + reach, p};
  });
  return judgeTogether(pooled).map((each) => each!);
}

/** All gains of a kind are judged together, those of both data sets. */
function judgeGains<Each extends Offer>(offers: readonly Each[]) {
  const gains = judgeTogether(offers.map(({gain}) => gain));
  const overOneLook = judgeTogether(offers.map((offer) => offer.overOneLook));
  return offers.map((offer, place) => ({...offer, gain: gains[place]!, overOneLook: overOneLook[place]!}));
}

/** How many looks at an image its views are: as many as the module lists that predicts by them, which loads the engine. */
export function countLooks(views: Views | undefined): number {
  return views ? 3 * (views.mirror ? 2 : 1) : 1;
}

/** Whether another is the same model, looking once at each image, where this one looks several times. */
function looksOnceLike({model, viewed}: Contender): (other: Contender) => boolean {
  return (other) => viewed && other.model === model && !other.viewed;
}

function offerOf(contender: Contender, base: Contender | undefined, once: Contender | undefined): Offer {
  const {dataset, model, viewed, final, accuracies, correct} = contender;
  const [first] = final.trials as [FinishedTrial, ...FinishedTrial[]];
  const {parameters, multiplyAdds} = networkCost(buildNetwork(final.model.config, shapeOf(dataset)));
  const accuracy = spread(accuracies).mean;
  return {
    dataset,
    name: viewed ? 'views' : 'network',
    model,
    title: viewed ? `${final.model.title}, several views` : final.model.title,
    architecture: final.model.architecture,
    networks: accuracies.length,
    parameters,
    multiplyAdds: multiplyAdds * (viewed ? countLooks(first.configuration.views) : 1),
    trainingOperations: first.result.trainingOperations,
    seconds: spread(final.trials.filter(isTrainedLike(first)).map(secondsOf)).mean,
    accuracy,
    interval: accuracyInterval(accuracies, correct[0]!.length),
    gain: base && contender !== base ? testDifference(base, contender) : null,
    overOneLook: once ? testDifference(once, contender) : null,
  };
}

/** All seeds of a model together, by the mean of their probabilities. */
function offerTogether({title, members}: Lineup, labels: Uint8Array): Offer {
  const trials = members.map(({trial}) => trial);
  const {dataset, model} = trials[0]!.configuration;
  const {parameters, multiplyAdds} = networkCost(buildNetwork(model.config, shapeOf(dataset)));
  const right = correctImages(meanProbabilities(members.map(({says}) => says.test)), labels);
  const correct = right.reduce((sum, each) => sum + each, 0);
  const sum = (value: (trial: FinishedTrial) => number) => trials.reduce((total, trial) => total + value(trial), 0);
  return {
    dataset,
    name: 'ensemble',
    model: model.name,
    title,
    architecture: model.architecture,
    networks: members.length,
    parameters: parameters * members.length,
    multiplyAdds: sum((trial) => multiplyAdds * (hasViews(trial) ? countLooks(trial.configuration.views) : 1)),
    trainingOperations: sum(({result}) => result.trainingOperations),
    seconds: sum(secondsOf),
    accuracy: correct / right.length,
    interval: proportionInterval(correct, right.length),
    gain: null,
    overOneLook: null,
  };
}

/** Whether the same engine trained a trial: another takes other times. */
function isTrainedLike({run}: FinishedTrial): (trial: FinishedTrial) => boolean {
  return (trial) => trial.run.engine?.name === run.engine?.name;
}

/** On one core, where that was measured; by the clock otherwise. */
function secondsOf({run}: FinishedTrial): number {
  return run.processorSeconds ?? run.seconds;
}

function markFronts(offers: readonly Offer[]): (Offer & Pick<Judged, 'front'>)[] {
  const front = (cost: Cost) => paretoFront(offers.map((offer) => ({cost: offer[cost], value: offer.accuracy})));
  const [parameters, multiplyAdds, operations] = (['parameters', 'multiplyAdds', 'trainingOperations'] as const).map(
    front,
  );
  return offers.map((offer, place) => ({
    ...offer,
    front: {
      parameters: parameters![place]!,
      multiplyAdds: multiplyAdds![place]!,
      trainingOperations: operations![place]!,
    },
  }));
}
