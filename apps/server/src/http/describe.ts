import { experienceDefinitionSchema } from '@facet/engine';
import type { FastifySchema } from 'fastify';
import { z } from 'zod';

/** What the API's description says of the API as a whole. */
export const apiDescription = {
  openapi: '3.1.0',
  info: { title: 'Facet', version: '1' },
  components: {
    securitySchemes: {
      token: {
        type: 'http' as const,
        scheme: 'bearer',
        description: 'A token that an owner made under Settings, API tokens. It begins with facet_.',
      },
      session: {
        type: 'apiKey' as const,
        in: 'cookie' as const,
        name: 'facet_session',
        description:
          "What signing in sets; over https its name begins with __Host-. Changes that come with it are taken from Facet's own pages alone.",
      },
    },
  },
};

/** What of these opens a route. */
const doors = {
  nobody: [],
  people: [{ session: [] }],
  programs: [{ token: [] }, { session: [] }],
} as const;

type Described = {
  readonly summary: string;
  /** Who is let in, besides what is asked of them; `nobody`: no sign-in is needed. */
  readonly door?: keyof typeof doors;
  readonly path: string;
  readonly body?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly response?: z.ZodType | undefined;
  readonly status: number;
};

/** What the API's description says of a route. Bodies are read by zod at the border; this is for people and tools. */
export function toRouteSchema(route: Described): FastifySchema {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    summary: route.summary,
    security: [...doors[route.door ?? 'nobody']],
    ...(route.body === undefined ? {} : { body: toJsonSchema(route.body, 'input') }),
    ...(route.query === undefined ? {} : { querystring: toJsonSchema(route.query, 'input') }),
    ...(parameters.length === 0
      ? {}
      : {
          params: {
            type: 'object',
            properties: Object.fromEntries(parameters.map((name) => [name, { type: 'string' }])),
            required: parameters,
          },
        }),
    response: {
      [route.status]:
        route.response === undefined
          ? { type: 'null', description: 'Done.' }
          : { ...toJsonSchema(route.response, 'output'), description: 'Done.' },
    },
  };
}

const { $schema: _draft, ...definition } = experienceDefinitionSchema;
/** The engine's schema, its references made whole: within another document `#` would mean that one. */
const wholeDefinition: object = JSON.parse(
  JSON.stringify(definition).replaceAll('"$ref":"#', `"$ref":"${definition.$id}#`),
);

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.title === definition.title) Object.assign(jsonSchema, wholeDefinition);
    },
  });
  return rest;
}
