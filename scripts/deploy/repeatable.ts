import { isObject } from '../../lib/is-object';

/** What got is told of a request, as far as it matters here. */
export type RequestOptions = Readonly<Record<string, unknown>>;

/** A form to upload, as the package `form-data` has it. */
interface Upload {
  getBuffer(): Buffer;
  getHeaders(): Readonly<Record<string, string>>;
}

/**
 * A request that can be made again as often as it takes. The client tries each again for which Twilio has no time, but
 * for the uploads: their body is a stream, which is gone after the first time.
 * @param tell is called whenever Twilio has no time
 */
export function repeatable(options: RequestOptions, tell: () => void): RequestOptions {
  const { body } = options;
  const hooks = {
    afterResponse: [
      (response: { readonly statusCode: number }) => {
        if (response.statusCode === 429) tell();
        return response;
      },
    ],
  };
  if (!isUpload(body)) return { ...options, hooks };
  return { ...options, hooks, body: body.getBuffer(), headers: body.getHeaders() };
}

function isUpload(body: unknown): body is Upload {
  return isObject(body) && typeof body.getBuffer === 'function' && typeof body.getHeaders === 'function';
}
