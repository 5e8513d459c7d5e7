import {fashionMnist} from './fashion-mnist.ts';
import {mnist} from './mnist.ts';
import type {DatasetSource} from './source.ts';

/** Data sets that come with the project, by their names. */
export const builtIn = {mnist, 'fashion-mnist': fashionMnist} as const satisfies Record<string, DatasetSource>;
