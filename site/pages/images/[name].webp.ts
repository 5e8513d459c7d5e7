import type {APIRoute} from 'astro';
import {answerWith, pixelsOf} from '../../images/pictures.ts';
import {allPictures, type Picture} from '../../images/sheets.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return allPictures(await loadRecords()).map((picture) => ({
    params: {name: picture.path.replace('/images/', '').replace('.webp', '')},
    props: {picture},
  }));
}

/** A picture as recorded. */
export const GET: APIRoute<{picture: Picture}> = async ({props: {picture}}) =>
  answerWith(await pixelsOf(picture.folder, picture.file));
