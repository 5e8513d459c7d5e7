import {simpleNetwork} from './simple-network.ts';
import type {Study} from './study.ts';

/** Every study, in the order of computing. To add one, write its file and list it here. */
export const studies: readonly Study[] = [simpleNetwork];
