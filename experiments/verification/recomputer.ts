import {answerParent} from '../execution/ask-children.ts';
import type {Folders} from '../execution/folders.ts';
import type {Product} from '../execution/product.ts';
import {openResults, type Results} from '../execution/results.ts';
import {makeAnalysis} from '../execution/run-analysis.ts';
import {makeFinding} from '../execution/run-finding.ts';
import type {AnalysisTask, FindingTask} from '../execution/task.ts';

// A child process: makes an analysis or a finding again, and writes nothing. It reads the test images to check what has
// been said of them; since nothing is chosen by that, it is not logged.

export type Request = {task: AnalysisTask | FindingTask; folders: Folders};
export type Answer = Product | string; // why it cannot be made

let results: Results | undefined; // of the one folder that is checked

answerParent(async ({task, folders}: Request): Promise<Answer> => {
  try {
    return await make(task, folders);
  } catch (error) {
    return (error as Error).message;
  }
});

function make(task: AnalysisTask | FindingTask, folders: Folders): Promise<Product> {
  const log = async () => {};
  switch (task.kind) {
    case 'analysis':
      return makeAnalysis(task, folders, log);
    case 'finding':
      results ??= openResults(folders);
      return makeFinding(task, folders, log, results);
  }
}
