import {z} from 'zod';
import {atlasSchema} from './findings/atlas.ts';
import {calibrationSchema} from './findings/calibration.ts';
import {classesSchema} from './findings/classes.ts';
import {comparisonsSchema} from './findings/comparisons.ts';
import {confusionsSchema} from './findings/confusions.ts';
import {controlledSchema} from './findings/controlled.ts';
import {costsSchema} from './findings/costs.ts';
import {difficultySchema} from './findings/difficulty.ts';
import {efficiencySchema} from './findings/efficiency.ts';
import {embeddingsSchema} from './findings/embeddings.ts';
import {ensemblesSchema} from './findings/ensembles.ts';
import {hardImagesSchema} from './findings/hard-images.ts';
import {ingredientsSchema} from './findings/ingredients.ts';
import {insideSchema} from './findings/inside.ts';
import {labelErrorsSchema} from './findings/label-errors.ts';
import {ledgerSchema} from './findings/ledger.ts';
import {nearDuplicatesSchema} from './findings/near-duplicates.ts';
import {networkSearchSchema} from './findings/network-search.ts';
import {overfittingSchema} from './findings/overfitting.ts';
import {robustnessSchema} from './findings/robustness.ts';
import {splitsSchema} from './findings/splits.ts';
import {tuningSchema} from './findings/tuning.ts';

/** The records of all findings, by name; any may be missing. To add a finding, list its schema here. */
export const findingsSchema = z
  .strictObject({
    embeddings: embeddingsSchema,
    inside: insideSchema,
    robustness: robustnessSchema,
    ledger: ledgerSchema,
    overfitting: overfittingSchema,
    comparisons: comparisonsSchema,
    ingredients: ingredientsSchema,
    controlled: controlledSchema,
    costs: costsSchema,
    classes: classesSchema,
    calibration: calibrationSchema,
    ensembles: ensemblesSchema,
    'near-duplicates': nearDuplicatesSchema,
    'network-search': networkSearchSchema,
    tuning: tuningSchema,
    'hard-images': hardImagesSchema,
    confusions: confusionsSchema,
    efficiency: efficiencySchema,
    'label-errors': labelErrorsSchema,
    difficulty: difficultySchema,
    atlas: atlasSchema,
    splits: splitsSchema,
  })
  .partial();

export type Findings = z.infer<typeof findingsSchema>;
