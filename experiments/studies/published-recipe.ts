import {subject} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {publishedAirbench} from './recipes.ts';
import {fiveSeeds, type Study} from './study.ts';

const tuned = trainedAirbench(airbenchNetworks.small, subject, 12);
const {model} = tuned;

/** What there was before the recipe was tuned. */
export const publishedRecipe: Study = {
  name: 'published-recipe',
  title: 'The recipe as published',
  question: 'What does tuning the recipe gain?',
  final: true,
  keepsWeights: false, // it is there to be compared alone, and all artifacts have to fit 90 MB
  configurations: [
    {
      ...tuned,
      model: {...model, name: 'airbench-small-published', title: `${model.title}, original recipe`},
      training: publishedAirbench(subject, 12),
    },
  ],
  seeds: fiveSeeds,
};
