import type {APIRoute} from 'astro';
import {drawPicture} from '../images/social-picture.ts';
import {loadRecords} from '../records/records.ts';

/** The picture that stands for the report where a link to it is shown. */
export const GET: APIRoute = async () => {
  const picture = await drawPicture(await loadRecords());
  return new Response(new Uint8Array(picture), {headers: {'content-type': 'image/png'}});
};
