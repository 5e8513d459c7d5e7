import {noteMarks} from '../mark-notes.ts';

noteMarks(document.querySelectorAll<HTMLElement>('.chart'));
