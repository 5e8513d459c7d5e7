import type {Crop} from '../images/crops.ts';

/** A picture, or several that belong together, with the words below. */
export interface Tile {
  pictures: {crop: Crop; name?: string}[]; // a name for those who cannot see what the words do not say
  names: string[]; // of what is shown; of a pair both
  stands?: boolean; // whether the name stands out
  path?: string | undefined; // of a page that tells more
  notes: Note[]; // small lines below
}

/** A line in small letters; one that stands out is in a list. */
export type Note = string | readonly [string];

/** Tiles that are shown together. */
export interface TileGroup {
  title?: string;
  layout: 'five' | 'three large' | 'pairs' | 'small pairs';
  tiles: Tile[];
  none?: string; // what is said where there is no tile
}
