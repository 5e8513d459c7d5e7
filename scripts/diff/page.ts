import type {Change, Verdict} from './compare.ts';

const titles: Record<Verdict, string> = {
  real: 'Changed by more than the seeds explain',
  noise: 'Changed within the noise between seeds',
  unjudged: 'Changed; nothing says how much it varies',
  new: 'New',
  gone: 'Gone',
};

const style = `
:root { color-scheme: light dark; --muted: light-dark(#5f5a51, #a9aeb4); --hairline: light-dark(#e7e2d7, #2c3238); }
body { max-width: 70rem; margin: 2rem auto; padding-inline: 1.2rem; background: light-dark(#fdfcf9, #14171a);
  color: light-dark(#1d1b18, #ecebe6); font: 1rem/1.5 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; font-size: .86rem; font-variant-numeric: tabular-nums; }
caption { padding-block: 1rem .3rem; font-weight: 600; text-align: left; }
:is(th, td) { padding: .3rem .6rem; border-top: 1px solid var(--hairline); font-weight: 400; text-align: right; }
:is(th, td):first-child { text-align: left; overflow-wrap: anywhere; }
thead th, .note { color: var(--muted); }
summary { cursor: pointer; font-size: 1.2rem; font-weight: 600; padding-block: .8rem; }`;

/** A page, in one file, of all that changed: what is real first, record by record. */
export function renderPage(from: string, to: string, changes: readonly Change[]): string {
  const sections = Object.keys(titles).map((verdict) =>
    renderSection(
      verdict as Verdict,
      changes.filter((change) => change.verdict === verdict),
    ),
  );
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Results: ${escapeHtml(from)} to ${escapeHtml(to)}</title>
<style>${style}</style>
<h1>Results: ${escapeHtml(from)} to ${escapeHtml(to)}</h1>
<p>${changes.length === 0 ? 'No number differs.' : `${changes.length} numbers differ.`}</p>
<p class="note">A mean over seeds counts as changed where Welch’s test of the two versions’ seeds gives p below .05. Of so many
means, about one in twenty that has not changed passes by chance.</p>
${sections.join('\n')}
</html>
`;
}

function renderSection(verdict: Verdict, changes: readonly Change[]): string {
  if (changes.length === 0) return '';
  const tables = [...Map.groupBy(changes, ({record}) => record)].map(([record, of]) => renderTable(record, of));
  const open = verdict === 'real' ? ' open' : '';
  return `<details${open}><summary>${titles[verdict]}: ${changes.length}</summary>\n${tables.join('\n')}</details>`;
}

function renderTable(record: string, changes: readonly Change[]): string {
  const rows = changes.map(({address, before, after, p}) => {
    const difference = before === undefined || after === undefined ? undefined : after - before;
    const cells = [before, after, difference, p].map((value) => `<td>${write(value)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(address)}</th>${cells}</tr>`;
  });
  const head = ['number', 'before', 'after', 'difference', 'p'].map((name) => `<th scope="col">${name}</th>`).join('');
  return `<table><caption>${escapeHtml(record)}</caption><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function write(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
