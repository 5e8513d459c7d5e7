import {foundTile, mapTile} from '../../images/crops.ts';
import {explained, lookInto} from '../../records/inside.ts';
import {say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {classNameOf, imageTable} from '../images.ts';
import {sources, unopened} from './examples.ts';

/** Where the last maps speak for the class that is predicted. */
export const lookedAt: Figure = {
  id: 'looked-at',
  title: () => say`Which parts of the picture raise the score, roughly`,
  finding: () =>
    say`One test image of each category that the network names correctly, and below it how much each part of the last response maps speaks for that name.`,
  rest: () => say`These are class activation maps, by the gradients of the class’s score.`,
  alternative: () => 'For each data set an image of each category that is named correctly, with a coarse map below.',
  table: (records) =>
    imageTable(records, (dataset) => {
      const look = lookInto(records, dataset, explained);
      return look?.images.images.slice(0, look.rightCount) ?? [];
    }),
  sources,
  tiles(records, dataset) {
    const look = lookInto(records, dataset, explained);
    const sheet = look?.network.attention[0]?.sheet;
    const right = look && sheet ? look.images.images.slice(0, look.rightCount) : [];
    const tiles = right.map((image, place) => ({
      pictures: [
        {crop: foundTile(records, dataset, 'inside', look!.images, place)},
        {crop: mapTile(sheet!, 2 * place, 0)},
      ],
      names: [classNameOf(records, dataset, image)],
      notes: [],
    }));
    return [{layout: 'five', tiles, none: unopened}];
  },
};
