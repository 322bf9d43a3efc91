import type { FastifySchemaValidationError } from 'fastify';

interface Detail {
  loc: (string | number)[];
  msg: string;
  type: string;
}

const TYPES: Record<string, [type: string, message: (params: Record<string, unknown>) => string]> = {
  required: ['missing', () => 'Field required'],
  type: ['type_error', (params) => `Input should be a valid ${String(params.type)}`],
  enum: ['enum', (params) => `Input should be ${(params.allowedValues as string[] | undefined)?.join(', ')}`],
  maximum: ['less_than_equal', (params) => `Input should be less than or equal to ${String(params.limit)}`],
  minimum: [
    'greater_than_equal',
    (params) => `Input should be greater than or equal to ${String(params.limit)}`,
  ],
  minLength: [
    'string_too_short',
    (params) => `String should have at least ${String(params.limit)} characters`,
  ],
  maxLength: ['string_too_long', (params) => `String should have at most ${String(params.limit)} characters`],
  pattern: ['string_pattern_mismatch', (params) => `String should match pattern '${String(params.pattern)}'`],
  format: ['value_error', (params) => `Input should be a valid ${String(params.format)}`],
};

const PLACES: Record<string, string> = {
  querystring: 'query',
  params: 'path',
  headers: 'header',
  body: 'body',
};

/** Says what Ajv found the way FastAPI would: a list of places, messages and types. */
export function validationDetail(errors: readonly FastifySchemaValidationError[], context: string): Detail[] {
  return errors.map((error) => {
    const [type, message] = TYPES[error.keyword] ?? ['value_error', () => error.message ?? 'Invalid input'];
    const path = error.instancePath.split('/').filter((part) => part !== '');
    const missing = error.params.missingProperty;
    if (typeof missing === 'string') path.push(missing);
    const loc = [
      PLACES[context] ?? context,
      ...path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    ];
    return { loc, msg: message(error.params), type };
  });
}
