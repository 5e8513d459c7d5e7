import type {Computation, Trial} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {loadDataset} from '../datasets/load.ts';
import {describeRecording, type KnownGraphs} from '../training/computation.ts';
import {answerParent} from './ask-children.ts';
import {computationOf} from './computation-of.ts';
import type {TrialTask} from './task.ts';

// A child process: tells what trials compute, or what is recorded of one.

export type Request = {data: string} & (
  | {kind: 'computations'; tasks: TrialTask[]}
  | {kind: 'recording'; task: TrialTask}
);
export type Answers = {computations: [key: string, Computation][]; recording: string[]};

const loaded = new Map<string, Promise<Dataset>>();
const graphs: KnownGraphs = new Map();

answerParent(async (request: Request): Promise<Answers[Request['kind']]> => {
  switch (request.kind) {
    case 'computations': {
      const found: Answers['computations'] = [];
      for (const {id, trial} of request.tasks)
        found.push([id, computationOf(trial, await load(trial, request.data), graphs)]);
      return found;
    }
    case 'recording':
      return describeRecording(request.task.trial, await load(request.task.trial, request.data));
  }
});

function load({dataset, split}: Trial, folder: string): Promise<Dataset> {
  const key = JSON.stringify([dataset, split]);
  if (!loaded.has(key)) loaded.set(key, loadDataset(folder, dataset, split));
  return loaded.get(key)!;
}
