import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {notebookOf, notebookSubject} from '../../../site/teaching/notebook.ts';
import {madeUp} from '../records.ts';

const script = `# %% [markdown]
# # A title
#
# Words.

# %%
# Where it is.
REPORT = 'there'
RUN = 'run'
COLOUR = 'red'

# %% [markdown] ensemble
# Together.

# %% ensemble
ENSEMBLE = 'ensemble'

# %%
print(RUN)
`;
const subject = {dataset: 'mnist', model: 'nn-512', run: '0123456789abcdef'};

test('notebookOf(script, address, subject) has its cells, with what they name set', () => {
  const {cells, nbformat} = notebookOf(script, 'https://example.org/', {...subject, ensemble: "three's"});
  assert.equal(nbformat, 4);
  assert.deepEqual(
    cells.map(({cell_type: type, source}) => [type, source.join('')]),
    [
      ['markdown', '# A title\n\nWords.'],
      ['code', "# Where it is.\nREPORT = 'https://example.org/'\nRUN = '0123456789abcdef'\nCOLOUR = 'red'"],
      ['markdown', 'Together.'],
      ['code', `ENSEMBLE = "three's"`],
      ['code', 'print(RUN)'],
    ],
  );
  for (const cell of cells)
    assert.equal('outputs' in cell && 'execution_count' in cell, cell.cell_type === 'code', cell.source[0]);
});

test('notebookOf(script, address, subject) without an ensemble leaves its cells out', () => {
  const text = JSON.stringify(notebookOf(script, 'a', subject));
  assert.doesNotMatch(text, /ensemble|Together/i);
  assert.match(text, /print\(RUN\)/);
});

test('recompute.py names all that is set, and no package', () => {
  const source = readFileSync('site/teaching/recompute.py', 'utf8');
  for (const name of ['REPORT', 'DATASET', 'MODEL', 'RUN', 'ENSEMBLE'])
    assert.match(source, new RegExp(`^${name} = '`, 'm'));
  const imported = [...source.matchAll(/^(?:import|from) ([\w.]+)/gm)].map(([, name]) => name);
  assert.deepEqual(imported, ['json', 'math', 'random', 'struct', 'urllib.request', 'pathlib']);
});

test('notebookSubject(records) is nothing while there is nothing to count', () => {
  assert.equal(notebookSubject(madeUp), undefined);
});
