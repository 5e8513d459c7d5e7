import type {Findings} from '../../experiments/artifacts/schema.ts';
import type {Records} from './records.ts';

/** A table that others can use: a file beside the record of a finding. */
export interface SharedTable {
  finding: keyof Findings;
  file: string;
  name: string; // of the file that the reader gets
  words: string; // what is in it
}

const shared: SharedTable[] = [
  {
    finding: 'tuning',
    file: 'grid.csv',
    name: 'cnn-grid.csv',
    words: 'one row a network, with its size, its work, and accuracy and loss after each epoch',
  },
  {
    finding: 'tuning',
    file: 'grid.json',
    name: 'cnn-grid.json',
    words: 'the same rows, with the meaning of each column and the way of training',
  },
  {
    finding: 'label-errors',
    file: 'suspects.csv',
    name: 'label-suspects.csv',
    words: 'every training, validation and test image whose label is under suspicion, with the likelier label',
  },
];

/** The tables of those findings that have been made. */
export function tablesOf({findings}: Pick<Records, 'findings'>): SharedTable[] {
  return shared.filter(({finding}) => findings[finding]);
}
