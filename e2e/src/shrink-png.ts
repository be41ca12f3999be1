import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The lowest bits of each colour: invisible on a page, and gradients take far fewer bytes without them. */
const lostBits = 0b11;
const signature = Buffer.from('89504e470d0a1a0a', 'hex');

type Picture = {
  readonly header: Buffer;
  readonly bytesPerPixel: number;
  readonly rows: Buffer[];
};

/** Makes a picture that Chromium took smaller. Takes 8-bit RGB or RGBA without interlacing; leaves others alone. */
export function shrinkPng(png: Buffer): Buffer {
  const picture = readPng(png);
  if (picture === undefined) return png;
  const { header, bytesPerPixel, rows } = picture;
  const merged = rows.map((row) => mergeColours(row, bytesPerPixel));
  const filtered = merged.map((row, index) => filterRow(row, merged[index - 1], bytesPerPixel));
  const small = Buffer.concat([
    signature,
    toChunk('IHDR', header),
    toChunk('IDAT', deflateSync(Buffer.concat(filtered), { level: 9, memLevel: 9 })),
    toChunk('IEND', Buffer.alloc(0)),
  ]);
  return small.length < png.length ? small : png;
}

/** White stays white, greys stay grey, and gradients fall into runs. The fourth byte of a pixel is its opacity. */
function mergeColours(row: Buffer, bytesPerPixel: number): Buffer {
  return Buffer.from(
    row.map((value, at) => (bytesPerPixel === 4 && at % 4 === 3 ? value : value | lostBits)),
  );
}

function readPng(png: Buffer): Picture | undefined {
  let header: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = content;
    if (name === 'IDAT') data.push(content);
    at += length + 12;
  }
  const colourType = header?.[9];
  if (header?.[8] !== 8 || header[12] !== 0 || (colourType !== 2 && colourType !== 6)) return undefined;
  const bytesPerPixel = colourType === 6 ? 4 : 3;
  const stride = header.readUInt32BE(0) * bytesPerPixel;
  return {
    header,
    bytesPerPixel,
    rows: unfilter(inflateSync(Buffer.concat(data)), stride, bytesPerPixel),
  };
}

function unfilter(raw: Buffer, stride: number, bytesPerPixel: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let start = 0; start < raw.length; start += stride + 1) {
    const kind = raw[start] ?? 0;
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
    const above = rows.at(-1);
    for (let at = 0; at < stride; at += 1) {
      row[at] = ((row[at] ?? 0) + predict(kind, row, above, at, bytesPerPixel)) & 255;
    }
    rows.push(row);
  }
  return rows;
}

/** Filters a row in the way whose differences are smallest in sum, as the PNG specification advises. */
function filterRow(row: Buffer, above: Buffer | undefined, bytesPerPixel: number): Buffer {
  let best: Buffer | undefined;
  let bestSum = Number.POSITIVE_INFINITY;
  for (const kind of [0, 1, 2, 4]) {
    const out = Buffer.alloc(row.length + 1);
    out[0] = kind;
    let sum = 0;
    for (let at = 0; at < row.length; at += 1) {
      const value = ((row[at] ?? 0) - predict(kind, row, above, at, bytesPerPixel)) & 255;
      out[at + 1] = value;
      sum += value < 128 ? value : 256 - value;
    }
    if (sum < bestSum) [best, bestSum] = [out, sum];
  }
  return best ?? Buffer.concat([Buffer.from([0]), row]);
}

function predict(
  kind: number,
  row: Buffer,
  above: Buffer | undefined,
  at: number,
  bytesPerPixel: number,
): number {
  const left = row[at - bytesPerPixel] ?? 0;
  const up = above?.[at] ?? 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const corner = at < bytesPerPixel ? 0 : (above?.[at - bytesPerPixel] ?? 0);
  const [toLeft, toUp, toCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function toChunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const out = Buffer.alloc(content.length + 12);
  out.writeUInt32BE(content.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), content.length + 8);
  return out;
}
