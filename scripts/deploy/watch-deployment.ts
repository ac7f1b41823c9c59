import { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import { isObject } from '../../lib/is-object';
import { explainFailure, type Traces } from './explain-failure';

type Client = TwilioServerlessApiClient;
type DeploymentConfig = Parameters<Client['deployLocalProject']>[0];

/** What got is told of a request, as far as it matters here. */
type RequestOptions = Readonly<Record<string, unknown>>;

/** A form to upload, as the package `form-data` has it. */
interface Upload {
  getBuffer(): Buffer;
  getHeaders(): Readonly<Record<string, string>>;
}

/** How often a request is made again that Twilio has no time for: after 1, 2, 4, … 32 s, or when Twilio says. */
const retries = 6;
const waiting = 'Twilio has no time for so many requests (429); waiting before the next try.\n';

/**
 * Make twilio-run's client patient, and its errors tell what to do. It has no setting for either: an upload that
 * Twilio has no time for is lost at once, and of a failed build it says `undefined`.
 */
export function watchDeployment(): void {
  const { prototype } = TwilioServerlessApiClient;
  const { request, deployLocalProject } = prototype;
  const traces: Traces = {};
  Object.assign(prototype, {
    async request(this: Client, method: 'get' | 'post', path: string, options: RequestOptions = {}) {
      try {
        const response = await request.call(this, method, path, repeatable(options));
        if (method === 'post') leaveTraces(traces, path, response.body);
        return response;
      } catch (error) {
        // What twilio-run says of an upload leaves the reason out.
        traces.lastRefusal = error;
        throw error;
      }
    },
    async deployLocalProject(this: Client, config: DeploymentConfig) {
      // The client reads the same object.
      config.retryLimit ??= retries;
      try {
        return await deployLocalProject.call(this, config);
      } catch (error) {
        throw await explainFailure(error, { traces, client: this, serviceName: config.serviceName });
      }
    },
  });
}

/**
 * A request that can be made again as often as it takes. The client tries each again for which Twilio has no time, but
 * for the uploads: their body is a stream, which is gone after the first time.
 * Where Twilio has no time, that is told.
 */
function repeatable(options: RequestOptions): RequestOptions {
  const { body } = options;
  const hooks = {
    afterResponse: [
      (response: { readonly statusCode: number }) => {
        if (response.statusCode === 429) process.stderr.write(waiting);
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

/** Remember what was made, which is there also when the deployment fails. */
function leaveTraces(traces: Traces, path: string, body: unknown): void {
  const { sid }: { sid?: unknown } = Object(body);
  if (typeof sid !== 'string') return;
  if (path === 'Services') traces.newService = sid;
  if (path.endsWith('/Builds')) traces.build = `${path}/${sid}`;
}
