import {type Choice, choice} from '../choice.ts';
import type {View} from './address.ts';
import type {Catalogue} from './catalogue.ts';
import {firstView, type Opened} from './opened.ts';
import {imageThumbnail, type Palette} from './paint.ts';
import {imageName} from './verdict.ts';

/** The choices of a data set, of a network and of an image. `go` is told what the reader wants to open, `look` at which image. */
export function networkSettings(
  datasets: Catalogue,
  view: View,
  {dataset, images}: Opened,
  palette: Palette,
  go: (view: Partial<View>) => void,
  look: (image: number) => void,
): Choice[] {
  const {networks, rightCount} = dataset;
  const sets = choice('Data set', datasets.map(named), (at) => go(firstView(datasets[at]!)));
  const nets = choice('Network', networks.map(named), (at) => go({network: networks[at]!.name, step: 0}));
  const pictures = choice(
    `Test image: ${rightCount} that all networks name correctly, then some that one of them does not`,
    images.map((image, at) => ({
      name: imageName(dataset, at),
      picture: imageThumbnail(image, dataset.isInk, palette),
    })),
    look,
  );
  sets.select(datasets.indexOf(dataset));
  nets.select(networks.findIndex(({name}) => name === view.network));
  pictures.select(view.image);
  return [sets, nets, pictures];
}

const named = ({title}: {title: string}) => ({name: title});
