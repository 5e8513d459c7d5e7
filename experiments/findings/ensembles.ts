import {calibrate} from '../analysis/predictions/calibrate.ts';
import {correctImages} from '../analysis/predictions/correct-images.ts';
import {joinCalibrations} from '../analysis/predictions/join-calibrations.ts';
import {majorityVote, meanProbabilities} from '../analysis/predictions/vote.ts';
import {type Gain, gainsOverMembers} from '../analysis/statistics/gains.ts';
import {wilson} from '../analysis/statistics/intervals.ts';
import {judgeTogether} from '../analysis/statistics/judge-together.ts';
import {spread} from '../analysis/statistics/spread.ts';
import {type Ensembles, ensemblesSchema} from '../artifacts/schema.ts';
import {distinctTrials} from './distinct-trials.ts';
import {type Both, type FinalModel, finalModels, hasViews, isFinal, readLabels} from './final-models.ts';
import type {Evidence, Finding, FinishedTrial} from './finding.ts';
import {lineUp, type Member} from './lineups.ts';

type Judged = Ensembles['ensembles'][number];
type Rule = 'majority' | 'mean';
type Ungained<Voting> = Omit<Voting, 'gain'> & {gain: Gain};

/** An ensemble before its gains are judged with those of all others. */
type Ensemble = Omit<Judged, Rule> & {[Each in Rule]: Ungained<Judged[Each]>};

const draws = 2_000;

/** What the networks of a final model are worth together, and those of several models that go well together. */
export const ensembles: Finding = {
  name: 'ensembles',
  purpose: 'accuracy and calibration of ensembles; their members are chosen on validation',
  schema: ensemblesSchema,
  derivedFrom: 'records',
  uses: isFinal,
  async find(evidence) {
    const found: Ensemble[] = [];
    for (const models of Map.groupBy(finalModels(evidence.trials), ({dataset}) => dataset).values()) {
      found.push(...(await examineModels(models, evidence)));
    }
    return {
      record: {
        finished: distinctTrials(evidence.trials).length,
        planned: evidence.planned,
        ensembles: judgeGains(found),
      },
    };
  },
};

/** The gains of both data sets and both rules are judged together. */
function judgeGains(ensembles: readonly Ensemble[]): Judged[] {
  const gains = judgeTogether(ensembles.flatMap(({majority, mean}) => [majority.gain, mean.gain]));
  return ensembles.map(({majority, mean, ...ensemble}, place) => ({
    ...ensemble,
    majority: {...majority, gain: gains[2 * place]!},
    mean: {...mean, gain: gains[2 * place + 1]!},
  }));
}

async function examineModels(models: readonly FinalModel[], evidence: Evidence): Promise<Ensemble[]> {
  const {dataset} = models[0]!;
  const labels = await readLabels(evidence, dataset);
  const lineups = await lineUp(models, labels.validation);
  const votes = lineups.map(({members}) => voteOf(members, labels));
  const teams = lineups.flatMap(({members}, place) => {
    const alone = members.map(({says}) => correctImages(says.test, labels.test));
    const {majority, mean} = votes[place]!;
    return [majority, mean].map(({test}) => ({together: test, members: alone}));
  });
  const gains = gainsOverMembers(teams, draws, 'ensembles', dataset);
  return lineups.map(({members, ...lineup}, place) => {
    const {majority, mean} = votes[place]!;
    return {
      dataset,
      ...lineup,
      ...describeMembers(members),
      majority: describeRule(majority, gains[2 * place]!),
      mean: {...describeRule(mean, gains[2 * place + 1]!), ...calibrateTogether(members, labels)},
    };
  });
}

/** Which images an ensemble gets right, by each rule. */
function voteOf(members: readonly Member[], labels: Both<Uint8Array>) {
  const all = (split: keyof Both<unknown>) => members.map(({says}) => says[split]);
  const majority = (split: keyof Both<unknown>) =>
    majorityVote(all(split), all(split)[0]!.length / labels[split].length).map((label, image) =>
      label === labels[split][image] ? 1 : 0,
    );
  const mean = (split: keyof Both<unknown>) => correctImages(meanProbabilities(all(split)), labels[split]);
  return {
    majority: {validation: majority('validation'), test: majority('test')},
    mean: {validation: mean('validation'), test: mean('test')},
  };
}

function describeMembers(members: readonly Member[]) {
  const score = ({result}: FinishedTrial) => result.viewed ?? result;
  const sum = (value: (trial: FinishedTrial) => number) => members.reduce((total, {trial}) => total + value(trial), 0);
  const families = new Set(members.map(({trial}) => trial.configuration.model.architecture));
  return {
    architecture: families.size === 1 ? [...families][0]! : 'mixed',
    parameters: sum(({result}) => result.parameters),
    trainingOperations: sum(({result}) => result.trainingOperations),
    members: members.map(({trial}) => ({
      model: trial.configuration.model.name,
      seed: trial.seed,
      key: trial.key,
      viewed: hasViews(trial),
    })),
    alone: {
      validation: spread(members.map(({trial}) => score(trial).validation.accuracy)),
      test: spread(members.map(({trial}) => score(trial).test!.accuracy)),
    },
  };
}

function describeRule({validation, test}: Both<Uint8Array>, gain: Gain): Ensemble['majority'] {
  const correct = test.reduce((sum, right) => sum + right, 0);
  return {
    validation: validation.reduce((sum, right) => sum + right, 0) / validation.length,
    test: correct / test.length,
    interval: wilson(correct, test.length),
    gain,
  };
}

/** Pooled first, then calibrated. */
function calibrateTogether(members: readonly Member[], labels: Both<Uint8Array>) {
  const pooled = (split: keyof Both<unknown>) => ({
    probabilities: meanProbabilities(members.map(({says}) => says[split])),
    labels: labels[split],
  });
  return {calibration: joinCalibrations([calibrate(pooled('validation'), pooled('test'))])};
}
