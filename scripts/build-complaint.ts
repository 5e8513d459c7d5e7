import {existsSync} from 'node:fs';
import path from 'node:path';
import {cannotWrite} from './setup/replace-folder.ts';

/** The error for a build into `folder` that failed, from what Astro said: its reason alone where that is known. */
export function complaintOf(folder: string, output: string, complaint: string): Error {
  const said = withOwnFiles(`${output}\n${complaint}`);
  const [, code, place = folder] = /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM): [^\n']*(?:'([^'\n]+)')?/.exec(said) ?? [];
  if (code) return cannotWrite(place, {code, message: said});
  const [reason] = advised.exec(said) ?? [];
  return new Error(`cannot build the report: ${reason ?? lastLines(said)}`);
}

// as records-folder.ts, own-pages.ts and outline.ts word it, wherever Astro puts it
const advised =
  /invalid page [^\n]+|(?:invalid (?:JSON|record|file name|picture|brotli)|missing file:|cannot read|unknown finding:)(?:(?!\nWhat to do: )[\s\S])*\nWhat to do: .*/;

/** What was said, with a report's own pages named by where they are: Astro knows them as if they stood in site/pages/. */
function withOwnFiles(said: string): string {
  const {REPORT} = process.env;
  if (!REPORT) return said;
  return said.replace(/(?:\/[^\s'":]*)?\bsite\/pages\/([\w-]+\.mdx)/g, (whole, name) => {
    const own = path.resolve(REPORT, 'pages', name);
    return existsSync(own) ? own : whole;
  });
}

function lastLines(text: string): string {
  return `\n${text.trim().split('\n').slice(-20).join('\n')}`;
}
