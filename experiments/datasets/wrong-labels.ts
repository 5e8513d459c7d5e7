import type {SplitConfig} from '../artifacts/schema.ts';
import {randomGenerator} from '../random.ts';

/** The labels of some images, [count], of which some are changed to another class that the images have, where it says so. */
export function giveWrongLabels(
  labels: Uint8Array,
  images: 'training' | 'test',
  {seed, classes, wrongLabels}: Pick<SplitConfig, 'seed' | 'classes' | 'wrongLabels'>,
): Uint8Array {
  if (!wrongLabels || (images === 'test' && wrongLabels.of === 'training')) return labels;
  const random = randomGenerator('wrong labels', images, seed);
  const possible = classes ?? [...new Set(labels)].sort((a, b) => a - b);
  return labels.map((label) => {
    const [isWrong, drawn] = [random() < wrongLabels.share, random()];
    const others = possible.filter((other) => other !== label);
    return isWrong && others.length > 0 ? others[Math.floor(drawn * others.length)]! : label;
  });
}
