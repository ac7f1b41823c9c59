import { parseJson } from '../json';
import type { Actions, Outputs, WebRequest } from '../types';
import { happened, type Step } from './step';
import type { Visit } from './visit';

/** Make a web request, and go on with `success` for an answer of 2xx, else with the event for a failure. */
export function askWeb(request: WebRequest, visit: Visit, failure: 'failed' | 'fail'): Step {
  return {
    kind: 'ask',
    action: 'webRequest',
    what: request,
    resume(result) {
      const failed = failureOf(result);
      if (failed !== undefined) {
        visit.report.problems.push({ widget: visit.widget.name, message: `The request failed: ${failed}` });
      }
      return happened(failed === undefined ? 'success' : failure, result.ok ? outputsOf(result) : {});
    },
  };
}

type Result = Actions['webRequest']['result'];

function failureOf(result: Result): string | undefined {
  if (!result.ok) return result.why;
  return result.status >= 200 && result.status <= 299 ? undefined : `it was answered with ${result.status}`;
}

function outputsOf({ status, contentType, body }: Result & { ok: true }): Outputs {
  const parsed = parseJson(body);
  return {
    body,
    status_code: status,
    content_type: contentType,
    ...(parsed !== undefined && { parsed }),
  };
}
