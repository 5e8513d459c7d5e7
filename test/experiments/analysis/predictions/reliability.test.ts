import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confidenceOf} from '../../../../experiments/analysis/predictions/confidence.ts';
import {calibrationError, poolBins, reliabilityBins} from '../../../../experiments/analysis/predictions/reliability.ts';

// the example of MulticlassCalibrationError in the manual of TorchMetrics: .2 with three bins
const probabilities = [0.25, 0.2, 0.55, 0.55, 0.05, 0.4, 0.1, 0.3, 0.6, 0.9, 0.05, 0.05];
const example = confidenceOf(probabilities, Uint8Array.of(0, 1, 2, 0));

test('confidenceOf(probabilities, labels) is the largest probability, and whether it is the true class', () => {
  assert.deepEqual(example, {confidences: Float64Array.of(0.55, 0.55, 0.6, 0.9), hits: Uint8Array.of(0, 0, 1, 1)});
});

test('calibrationError(bins) is that of the published example', () => {
  assert.ok(Math.abs(calibrationError(reliabilityBins(example, 3)) - 0.2) < 1e-12);
});

test('reliabilityBins(confidence) gives a border to the stretch below it, and 0 and 1 to the outermost', () => {
  const confidences = Float64Array.of(0, 0.5, 0.51, 1);
  const bins = reliabilityBins({confidences, hits: Uint8Array.of(0, 1, 0, 1)}, 2);
  assert.deepEqual(bins, [
    {count: 2, correct: 1, confidence: 0.5},
    {count: 2, correct: 1, confidence: 1.51},
  ]);
});

test('poolBins(all) adds up stretch by stretch', () => {
  const bins = reliabilityBins(example, 3);
  assert.deepEqual(
    poolBins([bins, bins]).map(({count}) => count),
    [0, 6, 2],
  );
  assert.equal(calibrationError(poolBins([bins, bins])), calibrationError(bins));
});
