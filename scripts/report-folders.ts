import path from 'node:path';

/** Where a report keeps what is computed for it, and what is built of that. */
export interface ReportFolders {
  home: string; // all of the others are below it
  artifacts: string;
  checkpoints: string;
  site: string;
  cache?: string; // what the next build need not make again, where it is not that of this repository's own report
}

/** The folders of the report in the folder REPORT, or of this repository's own; absolute. */
export function reportFolders({REPORT}: NodeJS.ProcessEnv = process.env): ReportFolders {
  const home = path.resolve(REPORT || '');
  const at = (name: string) => path.join(home, name);
  return {
    home,
    artifacts: at('artifacts'),
    checkpoints: at('.checkpoints'),
    site: at('dist'),
    ...(REPORT && {cache: at('.cache')}),
  };
}

/** The command that computes what is missing of the report. */
export function experimentsCommand({REPORT}: NodeJS.ProcessEnv = process.env): string {
  return REPORT ? `npm run experiments -- ${path.basename(REPORT)}` : 'npm run experiments';
}
