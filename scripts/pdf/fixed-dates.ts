/** The PDF with its two dates replaced, so that the same report gives the same file. Throws where there are none. */
export function fixDates(pdf: Buffer, date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(0, 14);
  const text = pdf.toString('latin1');
  const dates = /\/(CreationDate|ModDate) \(D:\d{14}/g;
  if (text.match(dates)?.length !== 2) throw new Error('invalid PDF: no dates (expected /CreationDate and /ModDate)');
  return Buffer.from(text.replace(dates, `/$1 (D:${digits}`), 'latin1');
}
