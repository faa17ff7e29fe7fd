import { describe, expect, it } from 'vitest';
import App from '../../../backend/api/testdata/contract/App.json';
import Backups from '../../../backend/api/testdata/contract/Backups.json';
import Catalog from '../../../backend/api/testdata/contract/Catalog.json';
import Customers from '../../../backend/api/testdata/contract/Customers.json';
import History from '../../../backend/api/testdata/contract/History.json';
import Imports from '../../../backend/api/testdata/contract/Imports.json';
import Lists from '../../../backend/api/testdata/contract/Lists.json';
import Purchasing from '../../../backend/api/testdata/contract/Purchasing.json';
import Reports from '../../../backend/api/testdata/contract/Reports.json';
import Sales from '../../../backend/api/testdata/contract/Sales.json';
import Settings from '../../../backend/api/testdata/contract/Settings.json';
import Stock from '../../../backend/api/testdata/contract/Stock.json';
import Suppliers from '../../../backend/api/testdata/contract/Suppliers.json';
import Today from '../../../backend/api/testdata/contract/Today.json';
import * as services from './api';

// What Go answered when it played backend/api/testdata/contract/story.jsonl.
const contract = {
  App,
  Backups,
  Catalog,
  Customers,
  History,
  Imports,
  Lists,
  Purchasing,
  Reports,
  Sales,
  Settings,
  Stock,
  Suppliers,
  Today,
};

type Services = typeof services;

/** What the generated models say that every method answers. */
type Models = {
  [Service in keyof Services]: {
    [Method in keyof Services[Service]]: Services[Service][Method] extends (request: never) => Promise<infer Answer>
      ? Answer
      : never;
  };
};

/** The members of Found, however deep, that Model does not know. */
type Unknown<Found, Model, Path extends string = ''> = Found extends readonly (infer Row)[]
  ? NonNullable<Model> extends readonly (infer ModelRow)[]
    ? Unknown<Row, ModelRow, `${Path}[]`>
    : never
  : Found extends object
    ? NonNullable<Model> extends infer Known
      ? {
          [Key in keyof Found & string]: Key extends keyof Known
            ? Unknown<Found[Key], Known[Key], `${Path}.${Key}`>
            : Found[Key] extends undefined
              ? never
              : `${Path}.${Key}`;
        }[keyof Found & string]
      : never
    : never;

describe('the contract with Go', () => {
  it('has answers that fit their models', () => {
    // The compiler does the work: `npm run build` fails where an answer lacks a member or has one of another kind,
    expect(contract satisfies Models).toBeDefined();
    // and names those that no model knows.
    const unknown: [Unknown<typeof contract, Models>] extends [never] ? 'none' : Unknown<typeof contract, Models> =
      'none';
    expect(unknown).toBe('none');
  });

  it('has an answer of every method, and no other', () => {
    for (const [service, methods] of Object.entries(services)) {
      const answers = contract[service as keyof typeof contract];
      expect(Object.keys(answers).sort(), service).toEqual(Object.keys(methods).sort());
    }
    expect(Object.keys(contract).sort()).toEqual(Object.keys(services).sort());
  });
});
