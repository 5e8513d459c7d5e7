import assert from 'node:assert/strict';
import {test} from 'node:test';
import {riskCoverage} from '../../../../experiments/analysis/predictions/risk-coverage.ts';

const confidence = (confidences: number[], hits: number[]) => ({
  confidences: Float64Array.from(confidences),
  hits: Uint8Array.from(hits),
});

test('riskCoverage(confidence, coverages) counts errors among the surest', () => {
  const {risks, area} = riskCoverage(confidence([0.6, 0.9, 0.8, 0.7], [0, 1, 0, 1]), [0.25, 0.5, 0.75, 1]);
  assert.deepEqual(risks, [0, 1 / 2, 1 / 3, 2 / 4]);
  assert.ok(Math.abs(area - (0 + 1 / 2 + 1 / 3 + 2 / 4) / 4) < 1e-12);
});

test('riskCoverage(confidence, coverages) spreads errors over images of equal confidence', () => {
  const {risks} = riskCoverage(confidence([1, 1, 1, 1, 0.5], [0, 1, 1, 1, 0]), [0.2, 0.4, 0.8, 1]);
  assert.deepEqual(risks, [1 / 4, 1 / 4, 1 / 4, 2 / 5]);
});

test('riskCoverage(confidence, coverages) rounds a coverage up to whole images', () => {
  const {risks} = riskCoverage(confidence([0.9, 0.8, 0.7], [1, 0, 1]), [0.01, 0.34, 2 / 3]);
  assert.deepEqual(risks, [0, 1 / 2, 1 / 2]);
});

test('riskCoverage(confidence, coverages) has an area of the error rate where confidence says nothing', () => {
  assert.equal(riskCoverage(confidence([0.5, 0.5, 0.5, 0.5], [0, 0, 1, 0]), []).area, 3 / 4);
});
