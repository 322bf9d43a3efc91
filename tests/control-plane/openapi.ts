import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** The document of the real service is OpenAPI 3.1 with this one security scheme; the cookie is not declared. */
export const OPENAPI_OPTIONS: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'ZenML Pro API',
      version: '0.13.18',
      description: 'A local stand-in, not the real service.',
    },
    components: {
      securitySchemes: {
        OAuth2ComboScheme: {
          type: 'oauth2',
          flows: {
            clientCredentials: { tokenUrl: 'auth/login', scopes: {} },
            authorizationCode: { authorizationUrl: 'auth/authorize', tokenUrl: 'auth/login', scopes: {} },
          },
        },
      },
    },
    security: [{ OAuth2ComboScheme: [] }],
  },
  hideUntagged: false,
};
