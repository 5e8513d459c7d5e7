import type {APIRoute} from 'astro';
import {link} from '../../format/links.ts';
import {loadRecords} from '../../records/records.ts';
import {notebookOf, notebookSubject} from '../../teaching/notebook.ts';
import script from '../../teaching/recompute.py?raw';

const served = 'http://localhost:4321'; // by npm start, where nobody has said where the report will stand

/** The notebook that counts an accuracy again. */
export const GET: APIRoute = async ({site}) => {
  const subject = notebookSubject(await loadRecords());
  if (!subject) return new Response(null, {status: 404}); // without a body no file is written
  const address = new URL(link('/'), site ?? served).href;
  return new Response(`${JSON.stringify(notebookOf(script, address, subject), null, 1)}\n`, {
    headers: {'content-type': 'application/x-ipynb+json'},
  });
};
