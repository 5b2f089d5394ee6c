// Bad bodies for any route, made from what the API's description says of its body.
import type { Schema } from '../../support/spec.ts';

/** A body to be refused: its name, its JSON as sent, and where the answer must say the fault is, if that is certain. */
export type BadBody = { name: string; json: string; path: string | undefined };

/** Stands in everything that is sent, so that an answer that repeats any of it is found out. */
export const CANARY = 'zanzibarquill';

/** Bodies that are no object of ours, or hold what nobody asked for. */
export function badWholes(schema: Schema, schemas: Record<string, Schema>): BadBody[] {
  const wholes: [string, unknown][] = [['a list', [CANARY]], ['a text', CANARY], ['a number', 7], ['null', null]];
  const unknown = shapesOf(schema, schemas).map(({ fixed }): BadBody => ({
    name: 'an unknown field', json: JSON.stringify({ ...fixed, [CANARY]: CANARY }), path: 'body',
  }));
  return [...wholes.map(([name, value]) => ({ name, json: JSON.stringify(value), path: 'body' })), ...unknown];
}

/** One bad value in each field, with nothing else but what tells the shape of the body. */
export function badFields(schema: Schema, schemas: Record<string, Schema>): BadBody[] {
  const shapes = shapesOf(schema, schemas);
  // Where nothing in the body says which of several shapes it has, the fault may be the whole body's.
  const certain = shapes.length === 1 || shapes.every(({ fixed }) => Object.keys(fixed).length > 0);
  return shapes.flatMap(({ properties, fixed }) =>
    Object.entries(properties).filter(([field]) => !(field in fixed)).flatMap(([field, property]) =>
      badValues(field, property).map(([name, value]) => ({
        name: `${field}: ${name}`,
        json: JSON.stringify({ ...fixed, [field]: value }),
        path: certain ? `body.${field}` : undefined,
      })),
    ),
  );
}

/** How many fields are free text, so that a description that lost them is noticed. */
export function textFields(schema: Schema, schemas: Record<string, Schema>): number {
  return shapesOf(schema, schemas).flatMap(({ properties }) => Object.values(properties)).filter((each) => textOf(each)).length;
}

function badValues(field: string, property: Schema): [string, unknown][] {
  const text = textOf(property);
  const { type } = property;
  const wrongType: [string, unknown][] = [['of the wrong type', type === 'object' || type === 'array' || !type ? 7 : { [CANARY]: CANARY }]];
  if (!text) return wrongType;
  const max = Number(text['maxLength']);
  const all: [string, unknown][] = [
    ...wrongType,
    ['a number', 7],
    ['a list', [CANARY]],
    ['empty', ''],
    ['a lone surrogate', `${CANARY} \ud800 ${CANARY}`],
    [`${max + 1} characters`, '\u{1F642}'.repeat(max + 1)],
  ];
  // A password may hold any character.
  if (/password/i.test(field)) return all;
  return [...all, ['blank', ' \t\n '], ['a NUL', `${CANARY}\u0000${CANARY}`]];
}

/** The free text that a property is, if it is one, also where it may be null. */
function textOf(property: Schema): Schema | undefined {
  return [property, ...(property.anyOf ?? [])].find((each) => each.type === 'string' && 'maxLength' in each && !('pattern' in each));
}

type Shape = { properties: Record<string, Schema>; fixed: Record<string, unknown> };

function shapesOf(schema: Schema, schemas: Record<string, Schema>): Shape[] {
  if (schema.$ref) return shapesOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.flatMap((each) => shapesOf(each, schemas));
  const properties = schema.properties ?? {};
  const fixed = Object.fromEntries(Object.entries(properties).flatMap(([name, each]) => (typeof each['const'] === 'string' ? [[name, each['const']]] : [])));
  return [{ properties, fixed }];
}
