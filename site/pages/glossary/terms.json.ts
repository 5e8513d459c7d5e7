import type {APIRoute} from 'astro';
import {link} from '../../format/links.ts';
import {termId} from '../../report/glossary.ts';
import {glossary} from '../../report/terms.ts';
import type {Definition} from '../../search/definitions.ts';

/** The terms of the glossary, for the search page. */
export const GET: APIRoute = () => {
  const definitions = glossary.map(
    (term): Definition => ({
      names: [term.name, ...(term.forms ?? [])],
      text: term.text,
      url: link(`/glossary/#${termId(term)}`),
    }),
  );
  return Response.json(definitions);
};
