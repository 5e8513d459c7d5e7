import {correctAnswers, correctImages} from '../analysis/predictions/correct-images.ts';
import {decodeAnswers} from '../artifacts/answers.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {FinishedTrial} from './finding.ts';

/** Which validation images a network names rightly: [images], 1 = right. By its answers, or else its probabilities. */
export async function correctOnValidation({result, read}: FinishedTrial, labels: Uint8Array): Promise<Uint8Array> {
  const {validationAnswers, validationProbabilities} = trialFiles;
  if (!(validationAnswers in result.files))
    return correctImages(decodeHalf(await read(validationProbabilities)), labels);
  return correctAnswers(decodeAnswers(await read(validationAnswers)), labels);
}
