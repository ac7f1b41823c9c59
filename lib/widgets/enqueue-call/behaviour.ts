import { given } from '../../given';
import { propertyReader, readRendered, readRequired, renderJsonOrFault } from '../../liquid/read-text';
import type { TwimlElement } from '../../twiml/element';
import { serviceRoot } from '../../url/service-url';
import { statusUrl } from '../../url/status-url';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { enqueueRules } from './properties';

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
  const read = propertyReader(enqueueRules, properties, visit);
  const waitUrl = read('wait_url');
  const attributes = {
    action: statusUrl(visit),
    method: 'POST',
    ...given({
      waitUrl: waitUrl && new URL(waitUrl, serviceRoot(visit.service.domain)).href,
      waitUrlMethod: read('wait_url_method'),
    }),
  };
  if (properties.workflow_sid !== undefined) {
    const workflowSid = readRequired(properties.workflow_sid, 'workflow_sid', {
      rule: enqueueRules.workflow_sid,
      reading: visit,
    });
    if (workflowSid === undefined) return undefined;
    const task = {
      name: 'Task',
      attributes: given({ priority: read('priority'), timeout: read('timeout') }),
      children: [
        readRendered(
          renderJsonOrFault(properties.task_attributes, 'task_attributes', visit) ?? '',
          'task_attributes',
          { rule: enqueueRules.task_attributes, reading: visit },
        ) ?? '{}',
      ],
    };
    return { name: 'Enqueue', attributes: { ...attributes, workflowSid }, children: [task] };
  }
  const queue = readRequired(properties.queue_name, 'queue_name', {
    rule: enqueueRules.queue_name,
    reading: visit,
  });
  return queue === undefined ? undefined : { name: 'Enqueue', attributes, children: [queue] };
}
