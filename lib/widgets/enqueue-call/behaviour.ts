import { given } from '../../given';
import { readRequired, readText } from '../../liquid/read-text';
import type { TwimlElement } from '../../twiml/element';
import { serviceRoot } from '../../url/service-url';
import { statusUrl } from '../../url/status-url';
import type { Optional } from '../rules';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { type EnqueueProperties, enqueueRules } from './properties';

/** Puts the caller into a queue. Source: Twilio docs, "Studio: Enqueue Call widget" and "TwiML Voice: <Enqueue>". */
export const enqueueCall: Behaviour<'enqueue-call'> = {
  kind: 'waits',
  arrive(visit) {
    const element = enqueueElement(visit);
    return element === undefined ? happened('failedToEnqueue') : { kind: 'wait', elements: [element] };
  },
  resume({ call: { parameters } }) {
    const { QueueResult, QueueTime } = parameters;
    const outputs = given({ QueueResult, QueueTime });
    switch (QueueResult) {
      case 'queue-full':
        return happened('failedToEnqueue', outputs);
      case 'system-error':
      case 'error':
        return happened('callFailure', outputs);
      default:
        return happened('callComplete', outputs);
    }
  },
};

function enqueueElement(visit: Visit<'enqueue-call'>): TwimlElement | undefined {
  const { properties } = visit.widget;
  const read = <T, D>(name: keyof EnqueueProperties, rule: Optional<T, D>): T | D =>
    readText(properties[name], name, { rule, reading: visit });
  const waitUrl = read('wait_url', enqueueRules.wait_url);
  const attributes = {
    action: statusUrl(visit),
    method: 'POST',
    ...given({
      waitUrl: waitUrl && new URL(waitUrl, serviceRoot(visit.service.domain)).href,
      waitUrlMethod: read('wait_url_method', enqueueRules.wait_url_method),
    }),
  };
  const workflowSid = read('workflow_sid', enqueueRules.workflow_sid);
  if (workflowSid !== undefined) {
    const { priority, timeout, task_attributes } = enqueueRules;
    const task = {
      name: 'Task',
      attributes: given({ priority: read('priority', priority), timeout: read('timeout', timeout) }),
      children: [read('task_attributes', task_attributes) ?? '{}'],
    };
    return { name: 'Enqueue', attributes: { ...attributes, workflowSid }, children: [task] };
  }
  const queue = readRequired(properties.queue_name, 'queue_name', {
    rule: enqueueRules.queue_name,
    reading: visit,
  });
  return queue === undefined ? undefined : { name: 'Enqueue', attributes, children: [queue] };
}
