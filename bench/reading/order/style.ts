import type { Face } from './press.ts';
import type { Chance } from './random.ts';

/** How running text is set in a document. Lengths in points. */
export interface Style {
  readonly body: Face;
  readonly leading: number;
  /** Space between paragraphs; where there is none, first lines are indented. */
  readonly gap: number;
  readonly indent: number;
  readonly justified: boolean;
  readonly hyphen: string | undefined;
  readonly heading: Face;
  readonly subheading: Face;
  readonly bullet: 'dot' | 'dash' | 'disc' | 'square';
  /** Colour of items, where they have one of their own. */
  readonly item: string;
  readonly main: string;
  readonly pale: string;
}

export const fonts = [
  'lato',
  'noto-serif',
  'work-sans',
  'libre-franklin',
  'fira-sans',
  'pt-serif',
  'ibm-plex-sans',
  'source-serif-4',
  'alegreya-sans',
  'crimson-text',
] as const;

const mains = ['#005a70', '#8a2f3c', '#2f5d34', '#4b2e83', '#b4500f', '#1b365d'];
const pales = ['#e6f0f4', '#f6ece0', '#e4efdf', '#ece6f4', '#fdebd8', '#dfe3ea'];
const ink = '#1d1d1b';

export function styleOf(chance: Chance, size: number, red: boolean): Style {
  const main = chance.pick(mains);
  const gap = chance.flip(0.6);
  return {
    body: { cut: 'regular', size, color: ink },
    leading: size * chance.between(1.2, 1.5),
    gap: gap ? size * chance.between(0.4, 0.9) : 0,
    indent: gap ? 0 : size * chance.between(1, 1.6),
    justified: chance.flip(0.4),
    hyphen: chance.flip(0.75) ? '-' : undefined,
    heading: {
      cut: 'bold',
      size: size * chance.between(1.15, 1.5),
      color: chance.flip(0.5) ? main : ink,
    },
    subheading: { cut: 'bold', size, color: chance.flip(0.5) ? main : ink },
    bullet: chance.pick(['dot', 'dash', 'disc', 'square']),
    item: red ? '#c4122f' : ink,
    main,
    pale: chance.pick(pales),
  };
}

/** The same for text on a coloured area. */
export function onColor(style: Style, color: string, shrink = 1): Style {
  const face = (of: Face): Face => ({ ...of, color, size: of.size * shrink });
  return {
    ...style,
    body: face(style.body),
    heading: face(style.heading),
    subheading: face(style.subheading),
    item: color,
    leading: style.leading * shrink,
    justified: false,
  };
}
