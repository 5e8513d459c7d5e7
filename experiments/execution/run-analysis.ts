import type {Folders} from './folders.ts';
import type {AnalysisTask} from './task.ts';

export async function runAnalysis(task: AnalysisTask, folders: Folders): Promise<void> {
  throw new Error(`not yet: ${task.id} ${folders.data}`);
}
