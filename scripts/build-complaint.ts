import {cannotWrite} from './setup/replace-folder.ts';

/** The error for a build into `folder` that failed, from what Astro said: its reason alone where that is known. */
export function complaintOf(folder: string, output: string, complaint: string): Error {
  const said = `${output}\n${complaint}`;
  const code = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)\b/.exec(said)?.[1];
  if (code) return cannotWrite(folder, {code, message: said});
  const reason =
    /^(?:.*\[ERROR\] )?((?:invalid|missing file|cannot read|unknown finding)\b[\s\S]*?^What to do: .*)$/m.exec(
      said,
    )?.[1];
  return new Error(`cannot build the report: ${reason ?? lastLines(said)}`);
}

function lastLines(text: string): string {
  return `\n${text.trim().split('\n').slice(-20).join('\n')}`;
}
