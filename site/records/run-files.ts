import type {APIRoute} from 'astro';
import {readBeside} from './beside.ts';
import {loadRecords} from './records.ts';

/** The records of a run that the site hands out. */
export type RunFile = 'result.json' | 'run.json';

/** The route of one of them, for every run that has finished. */
export function recordFile(file: RunFile) {
  const getStaticPaths = async () => Object.keys((await loadRecords()).trials).map((key) => ({params: {key}}));
  const GET: APIRoute = async ({params: {key}}) =>
    new Response(new Uint8Array(await readBeside(`trials/${key}`, file)), {
      headers: {'content-type': 'application/json'},
    });
  return {getStaticPaths, GET};
}
