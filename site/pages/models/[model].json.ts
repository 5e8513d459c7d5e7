import type {APIRoute} from 'astro';
import {finalModels, type ModelCard, modelCard} from '../../cards/model-cards.ts';
import {link} from '../../format/links.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return finalModels(await loadRecords()).map((model) => ({params: {model}}));
}

/** A model card as data. */
export const GET: APIRoute = async ({params}) =>
  Response.json(addressed(modelCard(await loadRecords(), params.model!)));

/** With the addresses of files as they are on the server, the base path before them. */
function addressed(card: ModelCard): ModelCard {
  const on = card.on.map(({files, validationImages, ...each}) => ({
    ...each,
    files: files.map((file) => ({...file, path: link(file.path)})),
    validationImages: validationImages && link(validationImages),
  }));
  return {...card, on};
}
