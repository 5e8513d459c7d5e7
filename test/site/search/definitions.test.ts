import assert from 'node:assert/strict';
import {test} from 'node:test';
import {glossary} from '../../../site/report/terms.ts';
import {definitionOf} from '../../../site/search/definitions.ts';

const definitions = glossary.map(({name, forms = [], text}) => ({names: [name, ...forms], text, url: ''}));
const meant = (text: string) => definitionOf(definitions, text)?.names[0];

for (const [asked, term] of Object.entries({
  padding: 'padding',
  'Receptive field': 'receptive field',
  'gradient descent': 'gradient descent',
  backpropagation: 'backpropagation',
  equivariance: 'equivariance',
  'weight sharing': 'weight sharing',
  MLP: 'multilayer perceptron',
  logits: 'logit',
  significant: 'significance',
  'feature map': 'response map',
  'cross-entropy': 'cross-entropy',
}))
  test(`definitionOf(terms, '${asked}') is that of ${term}`, () => assert.equal(meant(asked), term));

test('definitionOf(terms, text) goes by the beginning where nothing is called so, and by no single letters', () => {
  assert.equal(meant('backprop'), 'backpropagation');
  assert.equal(meant('recepti'), 'receptive field');
  assert.equal(meant('e'), undefined);
  assert.equal(meant('weather'), undefined);
});
