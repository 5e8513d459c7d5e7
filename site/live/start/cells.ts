import {openCells} from '../open-cells.ts';

for (const root of document.querySelectorAll<HTMLElement>('.open-cells')) openCells(root);
