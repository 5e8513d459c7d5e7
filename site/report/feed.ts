import {createHash} from 'node:crypto';
import {link} from '../format/links.ts';
import {escapeMarkup} from '../format/markup.ts';
import {counted} from '../format/numbers.ts';
import {report} from '../records/datasets.ts';
import {finishedTrials} from '../records/finished-trials.ts';
import type {Records} from '../records/records.ts';
import {progress, studyPage} from '../records/studies.ts';

/** A version of a study's results. */
export interface Entry {
  id: string; // another for other trials
  title: string;
  summary: string;
  page: string; // without the base path
  updated: string; // when its last trial finished, ISO 8601
}

/** What the report has had to tell: each study that is complete, the newest first. */
export function entriesOf({studies, trials}: Pick<Records, 'studies' | 'trials'>): Entry[] {
  return Object.values(studies)
    .filter((study) => progress(study).finished === progress(study).total)
    .map((study) => {
      const keys = study.groups.flatMap(finishedTrials);
      return {
        id: `urn:uuid:${uuidOf([study.name, ...keys])}`,
        title: study.title,
        summary: `${study.question} ${counted(keys.length, 'trial')} finished.`,
        page: studyPage(study),
        updated: keys
          .map((key) => trials[key]!.run.finishedAt)
          .sort()
          .at(-1)!,
      };
    })
    .sort((a, b) => b.updated.localeCompare(a.updated));
}

/** An Atom feed (RFC 4287) of the entries; `site` is where the report stands. */
export function atomOf(entries: readonly Entry[], site: URL): string {
  const at = (page: string) => escapeMarkup(new URL(link(page), site).href);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>${escapeMarkup(report.title)}: results</title>
<id>${at('/')}</id>
<link href="${at('/')}"/>
<link rel="self" type="application/atom+xml" href="${at('/feed.xml')}"/>
<author><name>${escapeMarkup(report.title)}</name></author>
<updated>${entries[0]?.updated ?? new Date(0).toISOString()}</updated>
${entries
  .map(
    ({id, title, summary, page, updated}) => `<entry>
<title>${escapeMarkup(title)}</title>
<id>${id}</id>
<link href="${at(page)}"/>
<updated>${updated}</updated>
<summary>${escapeMarkup(summary)}</summary>
</entry>
`,
  )
  .join('')}</feed>
`;
}

/** The first 128 bits of the SHA-256 of what it stands for, as a UUID (RFC 9562, version 8). */
function uuidOf(parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join(' ')).digest('hex');
  const variant = ((Number.parseInt(digest[16]!, 16) & 3) | 8).toString(16);
  const text = `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
