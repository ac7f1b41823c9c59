import type { ActionResult, WebRequest } from '../actions/action';
import { parseJsonValue } from '../json';
import { happened, type Outputs, type Step } from './step';
import type { Visit } from './visit';

/** Make a web request, and go on with `success` for an answer of 2xx, else with the event for a failure. */
export function askWeb(
  request: WebRequest,
  visit: Pick<Visit, 'report'> & { readonly widget: { readonly name: string } },
  failure: 'failed' | 'fail',
): Step {
  return {
    kind: 'ask',
    action: { kind: 'web-request', ...request },
    resume(result) {
      const failed = failureOf(result);
      if (failed !== undefined) {
        visit.report.problems.push({ widget: visit.widget.name, message: `The request failed: ${failed}` });
      }
      return happened(failed === undefined ? 'success' : failure, result.ok ? outputsOf(result) : {});
    },
  };
}

function failureOf(result: ActionResult<'web-request'>): string | undefined {
  if (!result.ok) return result.why;
  return result.status >= 200 && result.status <= 299 ? undefined : `it was answered with ${result.status}`;
}

function outputsOf({ status, contentType, body }: ActionResult<'web-request'> & { ok: true }): Outputs {
  const parsed = parseJsonValue(body);
  return {
    body,
    status_code: String(status),
    content_type: contentType,
    ...(parsed !== undefined && { parsed }),
  };
}
