import {recordFile} from '../../../records/run-files.ts';

// The run.json of a run, byte for byte as it was written.
export const {getStaticPaths, GET} = recordFile('run.json');
