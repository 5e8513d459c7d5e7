import {rowsIn, siftTable} from '../sifted-table.ts';

const root = document.querySelector<HTMLElement>('.sifter:has(.runs)')!;
siftTable(root, rowsIn(root.querySelector('table')!));
