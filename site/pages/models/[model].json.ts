import type {APIRoute} from 'astro';
import {finalModels, modelCard} from '../../cards/model-cards.ts';
import {loadRecords} from '../../records.ts';

export async function getStaticPaths() {
  return finalModels(await loadRecords()).map((model) => ({params: {model}}));
}

/** A model card as data. */
export const GET: APIRoute = async ({params}) => Response.json(modelCard(await loadRecords(), params.model!));
