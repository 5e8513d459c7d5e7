import sheet from '../present/present.css?url';
import {present} from '../present/present.ts';

void present(sheet);
