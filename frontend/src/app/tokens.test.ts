import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '..');
const css = readFileSync(join(SOURCES, 'app/theme.css'), 'utf8');
const modules = Object.fromEntries(
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => [file, readFileSync(join(SOURCES, file), 'utf8')]),
);

/** The variables that a block of theme.css sets. */
function variablesOf(selector: string): Record<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const light = variablesOf(':root');
const themes = { light, dark: { ...light, ...variablesOf(':root[data-mantine-color-scheme="dark"]') } };

/** How bright a colour is, as WCAG 2 has it, from 0 to 1. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (brighter + 0.05) / (darker + 0.05);
}

const SURFACES = ['page', 'surface', 'raised', 'hover', 'accent-surface'] as const;
const MEANINGS = ['good', 'warning', 'bad'] as const;

/** What is written on what; AA asks for 4.5. */
const texts: readonly (readonly [string, string])[] = [
  ...SURFACES.flatMap((surface) => [
    ['text', surface] as const,
    ['quiet', surface] as const,
    ['accent', surface] as const,
    ...MEANINGS.map((meaning) => [meaning, surface] as const),
  ]),
  ...MEANINGS.flatMap((meaning) => [
    [meaning, `${meaning}-surface`] as const,
    ['text', `${meaning}-surface`] as const,
    ['quiet', `${meaning}-surface`] as const,
  ]),
  ['on-accent', 'accent'],
];

/** Signs that carry a meaning without words: focus, drawings, the row one is at. AA asks for 3. */
const signs = [
  ['accent', 'surface'],
  ['accent', 'page'],
  ['line-strong', 'surface'],
] as const;

describe.each(Object.entries(themes))('the colours of the %s theme', (_, theme) => {
  it.each(texts)('%s is readable on %s', (text, surface) => {
    expect(contrast(theme[text] ?? '', theme[surface] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(signs)('%s is seen on %s', (sign, surface) => {
    expect(contrast(theme[sign] ?? '', theme[surface] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

/** Declarations of a property in all components, as `file: value`. */
function valuesOf(property: RegExp): string[] {
  return Object.entries(modules).flatMap(([file, text]) =>
    [...text.matchAll(/^\s*([\w-]+):\s*([^;]+);/gm)]
      .filter(([, name = '']) => property.test(name))
      .map(([, , value]) => `${file}: ${value}`),
  );
}

describe('the components', () => {
  it('are all read', () => {
    expect(Object.keys(modules).length).toBeGreaterThan(20);
  });

  it('take every colour from the tokens', () => {
    const given = valuesOf(/color|background|border|fill|stroke|shadow|outline/);
    expect(given.filter((each) => /#[0-9a-f]{3,8}\b|rgb|hsl/i.test(each))).toEqual([]);
  });

  it('write in the sizes of the one type scale, in three weights', () => {
    expect(valuesOf(/^font-size$/).filter((each) => !/: (var\(--size-[a-z]+\)|inherit)$/.test(each))).toEqual([]);
    expect(valuesOf(/^font-weight$/).filter((each) => !/: (400|500|600|inherit)$/.test(each))).toEqual([]);
  });

  it('stand on the grid: every distance is 1, 2 or even', () => {
    const distances = valuesOf(/^(padding|margin|gap|row-gap|column-gap)/).flatMap((each) =>
      [...each.matchAll(/(\d+)px/g)].map(([, pixels]) => ({ each, pixels: Number(pixels) })),
    );
    expect(distances.filter(({ pixels }) => pixels !== 1 && pixels % 2 !== 0).map(({ each }) => each)).toEqual([]);
  });
});
