import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cutLinks, cutScripts, cutSections} from '../../../site/middleware/leave-out.ts';

const page =
  '<article><h2 id="a">A</h2><p>first</p><script>run()</script><h2 id="b">B</h2><p>last</p><nav class="chapter-links"></nav></article>';

test('cutSections(html, ids) takes headings with what stands below them, but keeps scripts', () => {
  assert.equal(
    cutSections(page, ['a']),
    '<article><script>run()</script><h2 id="b">B</h2><p>last</p><nav class="chapter-links"></nav></article>',
  );
  assert.equal(
    cutSections(page, ['b']),
    '<article><h2 id="a">A</h2><p>first</p><script>run()</script><nav class="chapter-links"></nav></article>',
  );
  assert.equal(cutSections(page, ['c']), page);
});

test('cutLinks(html, isLeftOut) takes paragraphs that lead to what is left out, and of other such links leaves the words', () => {
  const isLeftOut = (href: string) => href === '/gone/';
  const html =
    '<p>See <a href="/gone/">there</a>.</p><pre>kept</pre><p class="x">See <a class="y" href="/here/">here</a>.</p><li><a rel="z" href="/gone/">Gone</a> words</li>';
  assert.equal(
    cutLinks(html, isLeftOut),
    '<pre>kept</pre><p class="x">See <a class="y" href="/here/">here</a>.</p><li>Gone words</li>',
  );
});

test('cutSections(html, ids) takes nothing in an attribute for a script that others may rely on', () => {
  const page = '<h2 id="a">A</h2><i title="X <script>">x</i><script>run()</script><h2 id="b">B</h2>';
  assert.equal(cutSections(page, ['a']), '<script>run()</script><h2 id="b">B</h2>');
});

for (const [html, left] of [
  ['<script src="a.js"></script><p>one</p><script>run(1 > 0)\nend()</script>', '<p>one</p>'],
  ['<i title="X <script>">one</i><script>run()</script>', '<i title="X <script>">one</i>'],
] as const)
  test(`cutScripts(${JSON.stringify(html)}) leaves ${left}`, () => {
    assert.equal(cutScripts(html), left);
  });
