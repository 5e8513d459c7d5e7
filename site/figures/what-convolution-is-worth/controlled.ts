import {write} from '../../format/numbers.ts';
import {capitalize, layerTitle, list} from '../../format/words.ts';
import {say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import {familyFigure, shortly} from './family-figure.ts';
import {modelNamed} from './models.ts';
import {type Judged, opposite, spanOf} from './spans.ts';

/** What convolution gains with each way of training. */
export const sameTraining = familyFigure({
  id: 'same-training',
  family: 'convolution',
  title: (judged) => [...say`With the same training, convolution gains `, ...spanOf(judged, subject), onSet(subject)],
  finding: say`Test accuracy of two CNNs less that of the simple NN trained in the same way, in points. Each network has the learning rate that suits it best on validation images.`,
});

/** What each part of the training gains for each network. */
export const trainingSteps = familyFigure({
  id: 'training-steps',
  family: 'training',
  title: (judged) => [
    ...say`With the same network, a step of the training changes accuracy by `,
    ...spanOf(judged, subject),
    onSet(subject),
  ],
  finding: say`Test accuracy less that of the same network trained without the last of the means that are named, in points.`,
});

/** What it costs to tear neighbours apart. */
export const shuffledPixels = familyFigure({
  id: 'shuffled-pixels',
  family: 'neighbours',
  title: (judged, records) => {
    const lost = judged.filter(({change}) => change.apart && change.difference < 0);
    const cnns = judged.filter(({dataset, model}) => modelNamed(records, dataset, model)?.architecture === 'CNN');
    if (lost.length !== cnns.length || lost.some((each) => !cnns.includes(each)))
      return say`With all pixels in another order, ${String(lost.length)} of ${String(judged.length)} networks lose beyond chance`;
    return [
      ...say`With all pixels in another order, NNs lose nothing, CNNs `,
      ...spanOf(cnns.map(opposite), subject),
      onSet(subject),
    ];
  },
  rowOf: (title) => shortly(title).split(', ')[0]!,
  finding: say`Test accuracy on images whose pixels lie in one other order, the same for all, less that on the images as they are, in points.`,
});

/** What is taken away from the small CNN, by the model without it. */
const parts: Readonly<Record<string, string>> = {
  'cnn-local': 'sharing filters',
  'cnn-frozen': 'learning filters',
  'cnn-1x1': 'seeing neighbours',
  'cnn-pooled-once': 'pooling twice',
};

/** "learning filters gains 7.10": what a network loses without a part, the part gains. */
function worthOf({model, change: {difference}}: Judged): string {
  const part = parts[model.replace('-controlled-scheduled', '')] ?? model;
  return `${part} ${difference < 0 ? 'gains' : 'costs'} ${write(Math.abs(difference), 'points', 2)}`;
}

/** What each part of convolution is worth. */
export const convolutionParts = familyFigure({
  id: 'convolution-parts',
  family: 'parts',
  title: (judged) => {
    const apart = judged.filter(({dataset, change}) => dataset === subject && change.apart);
    const told = apart.toSorted((a, b) => a.change.difference - b.change.difference).map(worthOf);
    return told.length > 0
      ? say`${capitalize(list(told))} points${onSet(subject)}`
      : say`No part of convolution makes a difference beyond chance${onSet(subject)}`;
  },
  rowOf: (title) => layerTitle(title.replace(', scheduled', '')),
  finding: say`Test accuracy of the small CNN with one part of convolution taken away, less that of the whole, in points.`,
});

/** What convolution gains with few images. */
export const fewImages = familyFigure({
  id: 'few-images',
  family: 'few-images',
  title: (judged) => [...say`With fewer images, convolution gains `, ...spanOf(judged, subject), onSet(subject)],
  finding: say`Test accuracy of two CNNs less that of the simple NN trained on the same images in the same way, in points.`,
});
