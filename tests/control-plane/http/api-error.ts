/** An answer other than success, in the forms of a FastAPI service. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

function named(status: number, exception: string) {
  return (message: string) => new ApiError(status, { detail: [exception, message] });
}

/** 400: the request contradicts itself. */
export const valueError = named(400, 'ValueError');
/** 403: understood, and not allowed. */
export const illegalOperation = named(403, 'IllegalOperationError');
/** 404: not there, or not for these eyes. */
export const keyError = named(404, 'KeyError');
/** 409: there already. */
export const entityExists = named(409, 'EntityExistsError');
/** 402: the plan does not allow more. */
export const limitReached = named(402, 'SubscriptionLimitError');
/** 402: one organization to each person. */
export const organizationLimit = named(402, 'OrganizationLimitExceeded');

/** 401: the wording is not recorded anywhere, only that it is a string. */
export function notAuthenticated(message = 'Not authenticated'): ApiError {
  return new ApiError(401, { detail: message });
}

/** 400 of the token endpoint, in OAuth's own form. */
export function oauthError(error: string, description: string, status = 400): ApiError {
  return new ApiError(status, { error, error_description: description });
}

/** 422 for what a schema cannot say. */
export function unprocessable(loc: (string | number)[], msg: string, type = 'value_error'): ApiError {
  return new ApiError(422, { detail: [{ loc, msg, type }] });
}
