import {atlas} from './atlas.ts';
import {calibration} from './calibration.ts';
import {classes} from './classes.ts';
import {comparisons} from './comparisons.ts';
import {confusions} from './confusions.ts';
import {controlled} from './controlled.ts';
import {costs} from './costs.ts';
import {difficulty} from './difficulty.ts';
import {efficiency} from './efficiency.ts';
import {embeddings} from './embeddings.ts';
import {ensembles} from './ensembles.ts';
import type {Finding} from './finding.ts';
import {hardImages} from './hard-images.ts';
import {ingredients} from './ingredients.ts';
import {inside} from './inside.ts';
import {labelErrors} from './label-errors.ts';
import {ledger} from './ledger.ts';
import {nearDuplicates} from './near-duplicates.ts';
import {networkSearch} from './network-search.ts';
import {overfitting} from './overfitting.ts';
import {robustness} from './robustness.ts';
import {splits} from './splits.ts';
import {tuning} from './tuning.ts';

/** Every finding, in the order of computing. To add one, write its file, its schema, and list it here. */
export const findings: readonly Finding[] = [
  ledger,
  inside,
  robustness,
  embeddings,
  overfitting,
  comparisons,
  ingredients,
  controlled,
  costs,
  classes,
  calibration,
  ensembles,
  nearDuplicates,
  tuning,
  networkSearch,
  hardImages,
  confusions,
  efficiency,
  labelErrors,
  difficulty,
  atlas,
  splits,
];
