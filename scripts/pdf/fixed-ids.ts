/**
 * The PDF with the ids of its table heads counted from 0 in their order: Chromium names them by what else it happened to
 * do before, so that the same page gave another file each time.
 */
export function fixIds(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1');
  const ids = [...new Set([...text.matchAll(id)].map(([, digits]) => digits!))].sort();
  const places = new Map(ids.map((digits, place) => [digits, String(place).padStart(digits.length, '0')]));
  return Buffer.from(
    text.replace(id, (_, digits) => `(node${places.get(digits)})`),
    'latin1',
  );
}

const id = /\(node(\d{8})\)/g;
