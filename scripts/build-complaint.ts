import {cannotWrite} from './setup/replace-folder.ts';

/** The error for a build into `folder` that failed, from what Astro said: its reason alone where that is known. */
export function complaintOf(folder: string, output: string, complaint: string): Error {
  const said = `${output}\n${complaint}`;
  const [, code, place = folder] = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM): [^\n']*(?:'([^'\n]+)')?/.exec(said) ?? [];
  if (code) return cannotWrite(place, {code, message: said});
  const [reason] = advised.exec(said) ?? [];
  return new Error(`cannot build the report: ${reason ?? lastLines(said)}`);
}

// as records-folder.ts words it, wherever Astro puts it
const advised =
  /(?:invalid (?:JSON|record|file name|picture|brotli)|missing file:|cannot read|unknown finding:)(?:(?!\nWhat to do: )[\s\S])*\nWhat to do: .*/;

function lastLines(text: string): string {
  return `\n${text.trim().split('\n').slice(-20).join('\n')}`;
}
