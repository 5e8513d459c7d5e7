import {best, gains, views} from './best-cnn/best.ts';
import {costs} from './best-cnn/costs.ts';
import {ingredients} from './best-cnn/ingredients.ts';
import {voting} from './best-cnn/voting.ts';
import {
  filterMap,
  filters,
  layerMaps,
  lookedAt,
  probabilities,
  stepByStep,
  workedConvolution,
} from './convolution/inside.ts';
import {ink} from './data-sets/ink.ts';
import {means} from './data-sets/means.ts';
import {samples} from './data-sets/samples.ts';
import type {Figure} from './figure.ts';
import {accuracy} from './home/accuracy.ts';
import {predictionSets, reliability, riskCoverage, temperatures} from './how-sure/calibration.ts';
import {contrasts} from './how-sure/contrasts.ts';
import {memory} from './how-sure/memory.ts';
import {modelNoise, ranking} from './how-sure/ranking.ts';
import {gap} from './keeping-honest/gap.ts';
import {changedImages, droppedUnits, squaredWeights} from './keeping-honest/honest.ts';
import {parting, turning} from './keeping-honest/overfitting.ts';
import {contest, quickContest} from './nn-against-cnn/contest.ts';
import {confusion, quickConfusion} from './simple-network/confusion.ts';
import {learningCurves, quickCurves} from './simple-network/learning-curves.ts';
import {cnnNetwork, modernNetwork, network} from './simple-network/network.ts';
import {grid} from './tuning/grid.ts';
import {gridCost} from './tuning/grid-cost.ts';
import {gridDistribution} from './tuning/grid-distribution.ts';
import {gridEpochs, longer} from './tuning/grid-epochs.ts';
import {gridHistory} from './tuning/grid-history.ts';
import {gridMap} from './tuning/grid-map.ts';
import {gridParallel} from './tuning/grid-parallel.ts';
import {gridSlices} from './tuning/grid-slices.ts';
import {importance} from './tuning/importance.ts';
import {choices} from './tuning/network-search.ts';
import {search} from './tuning/search.ts';
import {seedNoise} from './tuning/seed-noise.ts';
import {
  convolutionParts,
  fewImages,
  sameTraining,
  shuffledPixels,
  trainingSteps,
} from './what-convolution-is-worth/controlled.ts';
import {movedImages} from './what-convolution-is-worth/moved-images.ts';
import {atlas, foretold} from './where-it-fails/atlas.ts';
import {classConfusion, classScores, mergedClasses} from './where-it-fails/class-scores.ts';
import {cleanedAccuracies} from './where-it-fails/cleaned.ts';
import {efficiency} from './where-it-fails/efficiency.ts';
import {hardImages, hardNeighbours, missedMaps} from './where-it-fails/hard-images.ts';
import {nearDuplicates, suspects} from './where-it-fails/labels.ts';
import {ladder} from './where-it-fails/ladder.ts';
import {corruptionErrors, robustness, spoiledImages} from './where-it-fails/robustness.ts';
import {harderParts} from './why-clothes-are-harder/harder-parts.ts';
import {likeness} from './why-clothes-are-harder/likeness.ts';
import {lookAlikes} from './why-clothes-are-harder/look-alikes.ts';
import {noise} from './why-clothes-are-harder/noise.ts';
import {spread} from './why-clothes-are-harder/spread.ts';
import {trio} from './why-clothes-are-harder/trio.ts';
import {variety} from './why-clothes-are-harder/variety.ts';

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
