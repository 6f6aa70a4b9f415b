// Measures of colours for the tests of the palette: contrast (WCAG 2), mixing, and how colours look to
// people who lack one kind of cone (Machado, Oliveira and Fernandes 2009, full severity).

/** Red, green and blue from 0 to 255, and how much it covers. */
export interface Colour {
  rgb: [number, number, number];
  alpha: number;
}

/** Reads `#rrggbb` or `rgb(r g b / a)`. */
export function parse(text: string): Colour {
  const hex = /^#([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const at = (from: number): number => parseInt(hex.slice(from, from + 2), 16);
    return { rgb: [at(0), at(2), at(4)], alpha: 1 };
  }
  const parts = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(text.trim());
  if (parts === null) throw new Error(`not a colour of this palette: ${text}`);
  const [, red, green, blue, alpha] = parts.map(Number) as [number, number, number, number, number];
  return { rgb: [red, green, blue], alpha };
}

/** A colour laid over an opaque one. */
export function over(top: Colour, ground: Colour): Colour {
  const mix = (at: 0 | 1 | 2): number => top.rgb[at] * top.alpha + ground.rgb[at] * (1 - top.alpha);
  return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 };
}

/** The contrast of two opaque colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

export type Sight = "full" | "no red cones" | "no green cones" | "no blue cones";

const SEEN: Record<Sight, readonly (readonly [number, number, number])[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  "no red cones": [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  "no green cones": [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  "no blue cones": [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** How far apart two colours look, in CIELAB (2.3 can just be told apart). */
export function distance(one: Colour, other: Colour, sight: Sight): number {
  const [a, b] = [lab(seen(one, sight)), lab(seen(other, sight))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

type Triple = [number, number, number];

function linear({ rgb }: Colour): Triple {
  return rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function luminance(colour: Colour): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function seen(colour: Colour, sight: Sight): Triple {
  const light = linear(colour);
  return SEEN[sight].map((row) => {
    const sum = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
    return Math.min(1, Math.max(0, sum));
  }) as Triple;
}

// D65 white.
function lab([red, green, blue]: Triple): Triple {
  const root = (value: number): number =>
    value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
