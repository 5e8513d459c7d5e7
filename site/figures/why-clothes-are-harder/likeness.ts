import {descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt} from '../../records/values.ts';
import {list, say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {confusionTable, type Matrices, mistakes} from '../simple-network/confusion.ts';
import {analyses} from '../sources.ts';

const at = (dataset: string) => `look-alikes/${dataset}#likeness.otherClassNearer`;

export function likenessOf({lookAlikes}: Records): Matrices {
  return {
    mnist: lookAlikes.mnist.likeness.confusion,
    'fashion-mnist': lookAlikesOf({lookAlikes}, 'fashion-mnist').likeness.confusion,
  };
}

/** The class of the nearest training image, for the test images of each class. */
export const likeness: Figure = {
  id: 'likeness',
  body: 'all',
  title(records) {
    const [digits, clothes] = [numberAt(records, at('mnist')), numberAt(records, at('fashion-mnist'))];
    return clothes > digits
      ? say`For ${{at: at('fashion-mnist')}} of the clothes the nearest picture has another name`
      : say`The nearest picture has another name no more often for clothes than for digits`;
  },
  finding(records) {
    const {classNames} = descriptionOf(records, 'fashion-mnist');
    const pairs = mistakes(likenessOf(records)['fashion-mnist'] ?? [], 4).map(
      ({label, taken}) => `${classNames[label]} near ${classNames[taken]}`,
    );
    return say`Of every 1,000 test images of each row’s category, for so many the nearest training image has the column’s name. It has another name for ${{at: at('mnist')}} of the digits and ${{at: at('fashion-mnist')}} of the clothes${pairs.length ? `, most often ${list(pairs)}` : ''}.`;
  },
  alternative: () =>
    'Two tables of ten rows and ten columns; the diagonal holds images whose nearest neighbour has the same name.',
  table: (records) => confusionTable(records, likenessOf(records)),
  sources: (records) => analyses(records, 'look-alikes'),
};
