import type {APIRoute} from 'astro';
import {describedWeights} from '../../cards/weights.ts';
import {link} from '../../format/links.ts';
import {loadRecords} from '../../records/records.ts';

/** All files of weights, each with all that is needed to predict with it. */
export const GET: APIRoute = async () => {
  const {networks, ...rest} = describedWeights(await loadRecords());
  const addressed = networks.map(({path, card, validationImages, ...network}) => ({
    path: link(path),
    card: card && link(card),
    validationImages: validationImages && link(validationImages),
    ...network,
  }));
  return Response.json({...rest, networks: addressed});
};
