// The contract between experiments/ and site/: experiments write through it, the site reads through it.
// Accuracies and shares are 0 ... 1; losses are mean cross-entropy in nats; labels are 0 ... 255.

export * from './schema/bench.ts';
export * from './schema/datasets.ts';
export * from './schema/findings/atlas.ts';
export * from './schema/findings/calibration.ts';
export * from './schema/findings/classes.ts';
export * from './schema/findings/comparisons.ts';
export * from './schema/findings/confusions.ts';
export * from './schema/findings/controlled.ts';
export * from './schema/findings/costs.ts';
export * from './schema/findings/difficulty.ts';
export * from './schema/findings/efficiency.ts';
export * from './schema/findings/embeddings.ts';
export * from './schema/findings/ensembles.ts';
export * from './schema/findings/hard-images.ts';
export * from './schema/findings/ingredients.ts';
export * from './schema/findings/inside.ts';
export * from './schema/findings/label-errors.ts';
export * from './schema/findings/ledger.ts';
export * from './schema/findings/near-duplicates.ts';
export * from './schema/findings/network-search.ts';
export * from './schema/findings/overfitting.ts';
export * from './schema/findings/robustness.ts';
export * from './schema/findings/shared.ts';
export * from './schema/findings/splits.ts';
export * from './schema/findings/tuning.ts';
export * from './schema/findings.ts';
export * from './schema/report.ts';
export * from './schema/studies.ts';
export * from './schema/trials.ts';
export * from './schema/values.ts';
