import sharp from 'sharp';

/** How far two drawings of one chart lie apart where they do most, from 0 (alike) to 255 (black for white), seen from a little way off. */
export async function drawnApart(one: string, other: string): Promise<number> {
  const [first, second] = await Promise.all([greysOf(one), greysOf(other)]);
  if (first.length !== second.length) return 255;
  return first.reduce((most, grey, place) => Math.max(most, Math.abs(grey - second[place]!)), 0);
}

function greysOf(svg: string): Promise<Buffer> {
  const colored = svg.replace(/var\(--[\w-]+\)/g, colorOf).replace(/ font-family="[^"]*"/g, '');
  return sharp(Buffer.from(colored)).flatten({background: 'white'}).greyscale().blur(1.5).raw().toBuffer();
}

/** Any dark color, the same for the same name. */
function colorOf(name: string): string {
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 0);
  return `hsl(${hue}, 70%, 35%)`;
}
