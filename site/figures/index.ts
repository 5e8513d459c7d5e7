import {accuracy} from './accuracy.ts';
import {atlas, foretold} from './atlas.ts';
import {best, gains, views} from './best.ts';
import {predictionSets, reliability, riskCoverage, temperatures} from './calibration.ts';
import {classConfusion, classScores, mergedClasses} from './class-scores.ts';
import {cleanedAccuracies} from './cleaned.ts';
import {confusion, quickConfusion} from './confusion.ts';
import {contest, quickContest} from './contest.ts';
import {contrasts} from './contrasts.ts';
import {convolutionParts, fewImages, sameTraining, shuffledPixels, trainingSteps} from './controlled.ts';
import {costs} from './costs.ts';
import {efficiency} from './efficiency.ts';
import type {Figure} from './figure.ts';
import {gap} from './gap.ts';
import {grid} from './grid.ts';
import {gridCost} from './grid-cost.ts';
import {gridDistribution} from './grid-distribution.ts';
import {gridEpochs, longer} from './grid-epochs.ts';
import {gridHistory} from './grid-history.ts';
import {gridMap} from './grid-map.ts';
import {gridParallel} from './grid-parallel.ts';
import {gridSlices} from './grid-slices.ts';
import {hardImages, hardNeighbours, missedMaps} from './hard-images.ts';
import {harderParts} from './harder-parts.ts';
import {changedImages, droppedUnits, squaredWeights} from './honest.ts';
import {importance} from './importance.ts';
import {ingredients} from './ingredients.ts';
import {ink} from './ink.ts';
import {filterMap, filters, layerMaps, lookedAt, probabilities, stepByStep, workedConvolution} from './inside.ts';
import {nearDuplicates, suspects} from './labels.ts';
import {ladder} from './ladder.ts';
import {learningCurves, quickCurves} from './learning-curves.ts';
import {likeness} from './likeness.ts';
import {lookAlikes} from './look-alikes.ts';
import {means} from './means.ts';
import {memory} from './memory.ts';
import {movedImages} from './moved-images.ts';
import {cnnNetwork, modernNetwork, network} from './network.ts';
import {choices} from './network-search.ts';
import {noise} from './noise.ts';
import {parting, turning} from './overfitting.ts';
import {modelNoise, ranking} from './ranking.ts';
import {corruptionErrors, robustness, spoiledImages} from './robustness.ts';
import {samples} from './samples.ts';
import {search} from './search.ts';
import {seedNoise} from './seed-noise.ts';
import {spread} from './spread.ts';
import {trio} from './trio.ts';
import {variety} from './variety.ts';
import {voting} from './voting.ts';

/** Every figure. */
export const figures: Figure[] = [
  accuracy,
  samples,
  means,
  ink,
  network,
  learningCurves,
  confusion,
  trio,
  lookAlikes,
  noise,
  variety,
  spread,
  likeness,
  workedConvolution,
  filters,
  filterMap,
  layerMaps,
  probabilities,
  stepByStep,
  cnnNetwork,
  lookedAt,
  contest,
  harderParts,
  sameTraining,
  trainingSteps,
  shuffledPixels,
  convolutionParts,
  movedImages,
  fewImages,
  parting,
  turning,
  droppedUnits,
  squaredWeights,
  changedImages,
  gap,
  grid,
  seedNoise,
  gridMap,
  gridEpochs,
  longer,
  importance,
  gridSlices,
  gridParallel,
  gridDistribution,
  gridCost,
  gridHistory,
  search,
  choices,
  modernNetwork,
  best,
  gains,
  views,
  voting,
  ingredients,
  costs,
  ladder,
  classScores,
  classConfusion,
  mergedClasses,
  hardImages,
  hardNeighbours,
  missedMaps,
  suspects,
  nearDuplicates,
  cleanedAccuracies,
  atlas,
  foretold,
  spoiledImages,
  robustness,
  corruptionErrors,
  efficiency,
  modelNoise,
  ranking,
  contrasts,
  reliability,
  temperatures,
  riskCoverage,
  predictionSets,
  memory,
  quickContest,
  ...quickCurves,
  quickConfusion,
];

/** The figure of that id. Throws naming what exists. */
export function figureNamed(id: string): Figure {
  const figure = figures.find((each) => each.id === id);
  if (!figure) throw new Error(`unknown figure: ${id} (expected one of ${figures.map((each) => each.id).join(', ')})`);
  return figure;
}
