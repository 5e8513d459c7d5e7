import {z} from 'zod';
import {datasetNameSchema} from './values.ts';

/** `report.json`: what a report is about. The site knows of data sets, and what they are called, by this alone. */
export const reportSchema = z.strictObject({
  title: z.string(),
  tagline: z.string(), // behind the title and a colon
  description: z.string(), // what is reported, in a few sentences
  datasets: z // in the order in which they are shown; differences are against the first, and the last is tuned on
    .array(
      z.strictObject({
        name: datasetNameSchema,
        title: z.string(), // "MNIST"
        one: z.string(), // what an image shows: "digit"
        many: z.string(), // "digits"
        origin: z.string().optional(), // where the images come from
        licence: z.string().optional(),
        prepared: z.string().optional(), // what was done to the images, and how they were divided, in sentences
        ink: z.literal(false).optional(), // grey values tell how light it is, 0 = black; otherwise how much ink there is
      }),
    )
    .nonempty()
    .max(4),
});

export type ReportRecord = z.infer<typeof reportSchema>;
