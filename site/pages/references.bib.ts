import type {APIRoute} from 'astro';
import bibtex from '../report/references.bib?raw';

/** The works that the report cites, as BibTeX. */
export const GET: APIRoute = () => new Response(bibtex, {headers: {'content-type': 'text/x-bibtex; charset=utf-8'}});
