/** The files in a trial's folder; those of numbers lie packed there, see `packedName`. */
export const trialFiles = {
  result: 'result.json',
  diverged: 'diverged.json', // in place of a result, where its numbers were not finite
  run: 'run.json',
  validationProbabilities: 'validation-probabilities.f16', // float16, [count, 10], in the order of the split
  testProbabilities: 'test-probabilities.f16', // the same of the test split
  testAnswers: 'test-answers.u16', // in place of all probabilities: the class answered for each test image, uint16, [count]
  validationAnswers: 'validation-answers.u16', // the same of the validation images, where the test images were not read
  viewedValidationProbabilities: 'viewed-validation-probabilities.f16', // the same by several views of each image
  viewedTestProbabilities: 'viewed-test-probabilities.f16',
  weights: 'weights.f16', // float16, the arrays by which the network predicts, in the order of its layers
} as const;
