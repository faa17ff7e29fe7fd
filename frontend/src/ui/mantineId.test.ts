import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import config from '../../vite.config';

it('stands in for a file that Mantine still has by the name that is replaced', () => {
  const alias = config.resolve?.alias;
  const [find] = Array.isArray(alias) ? alias.map((each) => each.find as RegExp) : [];
  const asked = readFileSync('node_modules/@mantine/hooks/esm/index.mjs', 'utf8').matchAll(/from "([^"]+)"/g);
  expect([...asked].map(([, path]) => path).filter((path) => find?.test(path ?? ''))).toEqual(['./use-id/use-id.mjs']);
});
