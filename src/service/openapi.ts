import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { version } from '../version.ts';

/** How the API is described: by the schemas that requests are checked with. */
export const OPENAPI: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'katalog',
      version,
      description: 'Editions of Danish catalogues of offerings: kept, searched and compared.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'the service that gave this description' }],
    tags: [
      { name: 'documents', description: 'what was uploaded, and how far it is read' },
      { name: 'catalogues', description: 'what is followed from edition to edition' },
      { name: 'editions', description: 'a catalogue as published at one time' },
      { name: 'offerings', description: 'what is offered: searched, or edition by edition' },
      { name: 'webhooks', description: 'who is told of what is new' },
    ],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }, {}],
  },
  transform: jsonSchemaTransform,
  transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
};

/** Without schemas that nothing refers to: each is made for requests and for answers, and most serve one of these. */
function withoutUnused(description: ReturnType<typeof jsonSchemaTransformObject>) {
  if (!('components' in description)) return description;
  const { paths, components } = description;
  const all: Readonly<Record<string, object>> = components?.schemas ?? {};
  const used = new Set<string>();
  const use = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      use(all[name]);
    }
  };
  use(paths);
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return { ...description, components: { ...components, schemas } } as typeof description;
}
