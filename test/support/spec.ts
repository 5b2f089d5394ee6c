// The OpenAPI document of a running server, as a list of what may be called.
import type { FastifyInstance } from 'fastify';

export type Schema = { type?: string; description?: string; properties?: Record<string, Schema>; items?: Schema; $ref?: string; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; [key: string]: unknown };
type Parameter = { name: string; in: string; description?: string; schema?: Schema; required?: boolean };
export type Operation = {
  method: string;
  path: string;
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
};
export type Spec = { openapi: string; operations: Operation[]; schemas: Record<string, Schema> };

/** Reads the document the server serves, whatever the host. */
export async function readSpec(app: FastifyInstance): Promise<Spec> {
  const response = await app.inject({ method: 'GET', url: '/api/openapi.json' });
  const document = response.json() as {
    openapi: string;
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
    components?: { schemas?: Record<string, Schema> };
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
  return { openapi: document.openapi, operations, schemas: document.components?.schemas ?? {} };
}

/** Every property below a schema that says nothing about itself. */
export function undescribed(schema: Schema | undefined, where: string): string[] {
  if (!schema || schema.$ref) return [];
  const below = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((part) => undescribed(part, where));
  const inItems = undescribed(schema.items, `${where}[]`);
  const inProperties = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    ...(property.description || property.$ref ? [] : [`${where}.${name}`]),
    ...undescribed(property, `${where}.${name}`),
  ]);
  return [...below, ...inItems, ...inProperties];
}

/** A path with its parameters filled. */
export function fillPath(path: string, value: (name: string) => string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
}
