import assert from 'node:assert/strict';
import {test} from 'node:test';
import {scoreProbabilities} from '../../../../experiments/analysis/predictions/score.ts';
import {applyTemperature, fitTemperature} from '../../../../experiments/analysis/predictions/temperature.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 1e-6, `${found} ${expected}`);

test('fitTemperature(probabilities, labels) makes a network that says 90 % and is right 80 % of the time say 80 %', () => {
  const probabilities = new Array(10).fill([0.9, 0.1]).flat();
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
  const temperature = fitTemperature(probabilities, labels);
  near(temperature, Math.log(9) / Math.log(4));
  near(applyTemperature(probabilities, 2, temperature)[0]!, 0.8);
});

test('fitTemperature(probabilities, labels) finds the temperature that was planted', () => {
  const random = randomGenerator('temperature.test');
  const honest = Float64Array.from({length: 60_000}, random); // no network: any three numbers
  const probabilities = applyTemperature(honest, 3, 1);
  const labels = Uint8Array.from({length: 20_000}, (_, image) => {
    const draw = random();
    const [first, second] = probabilities.subarray(image * 3, image * 3 + 2);
    return draw < first! ? 0 : draw < first! + second! ? 1 : 2;
  });
  const tooSure = applyTemperature(probabilities, 3, 1 / 2.5);
  assert.ok(Math.abs(fitTemperature(tooSure, labels) - 2.5) < 0.1);
});

test('fitTemperature(probabilities, labels) lowers the cross-entropy below that of any temperature near it', () => {
  const probabilities = [0.7, 0.2, 0.1, 0.4, 0.5, 0.1, 0, 0.01, 0.99, 0.2, 0.2, 0.6];
  const labels = Uint8Array.of(0, 0, 2, 1);
  const loss = (temperature: number) =>
    scoreProbabilities(applyTemperature(probabilities, 3, temperature), labels).loss;
  const best = fitTemperature(probabilities, labels);
  for (const factor of [0.8, 0.95, 1.05, 1.25]) assert.ok(loss(best) < loss(best * factor));
});

test('fitTemperature(probabilities, labels) stays within .05 ... 20 where no temperature is best', () => {
  near(fitTemperature([0.6, 0.4], Uint8Array.of(0)), 0.05);
  near(fitTemperature([0.6, 0.4], Uint8Array.of(1)), 20);
});

test('applyTemperature(probabilities, classes, 1) changes nothing but zeros', () => {
  const [certain, impossible] = applyTemperature([1, 0], 2, 1);
  near(certain!, 1);
  assert.ok(impossible! > 0 && impossible! < 1e-7);
});
