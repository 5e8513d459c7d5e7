import {ablation} from './ablation.ts';
import {airbenchA} from './airbench-a.ts';
import {architectureTraining} from './architecture-training.ts';
import {averagedTuning} from './averaged-tuning.ts';
import {averagedWeights} from './averaged-weights.ts';
import {changedImages} from './changed-images.ts';
import {controlledRates} from './controlled-rates.ts';
import {convolutionParts} from './convolution-parts.ts';
import {dataEfficiency} from './data-efficiency.ts';
import {fairFight} from './fair-fight.ts';
import {fewerImages} from './fewer-images.ts';
import {linear} from './linear.ts';
import {networkSearch} from './network-search.ts';
import {nnAgainstCnn} from './nn-against-cnn.ts';
import {outOfFold} from './out-of-fold.ts';
import {publishedRecipe} from './published-recipe.ts';
import {recipeSearch} from './recipe-search.ts';
import {shuffledPixels} from './shuffled-pixels.ts';
import {simpleNetwork} from './simple-network.ts';
import {smallAirbench} from './small-airbench.ts';
import {strongerCandidates} from './stronger-candidates.ts';
import {strongerNetworks} from './stronger-networks.ts';
import type {SearchPlan, Study} from './study.ts';
import {tinyAirbench} from './tiny-airbench.ts';
import {tunedCnn} from './tuned-cnn.ts';
import {tuning} from './tuning.ts';
import {tuningNoise} from './tuning-noise.ts';
import {whyHarder} from './why-harder.ts';

/** Every study that has networks, in the order of computing. To add one, write its file and list it here. */
export const studies: readonly Study[] = [
  simpleNetwork,
  nnAgainstCnn,
  linear,
  outOfFold,
  publishedRecipe,
  smallAirbench,
  tuning,
  tuningNoise,
  tunedCnn,
  dataEfficiency,
  fairFight,
  ablation,
  tinyAirbench,
  airbenchA,
  averagedTuning,
  averagedWeights,
  controlledRates,
  architectureTraining,
  shuffledPixels,
  convolutionParts,
  changedImages,
  fewerImages,
  whyHarder,
  strongerCandidates,
  strongerNetworks,
].filter(({configurations}) => configurations.length > 0);

/** Every search. */
export const searches: readonly SearchPlan[] = [recipeSearch, networkSearch];
