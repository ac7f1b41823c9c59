import { closedObject, studioLeftover } from '../../config/closed-object';
import { fault } from '../../config/finding';
import { packText, packTexts } from '../../config/pack-properties';
import { ruledEntries } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { enqueueRules } from './properties';

const entries = ruledEntries(enqueueRules, {
  queue_name: ['Queue name', 'The queue; Twilio makes it where there is none. At most 64 characters.'],
  workflow_sid: ['TaskRouter workflow', 'The workflow that takes the call, in place of a queue.'],
  priority: ['Priority', 'Of the task.'],
  timeout: ['Timeout', 'How long the task may wait, in seconds.'],
  task_attributes: ['Task attributes', 'JSON for the workflow.'],
  wait_url: ['Hold music TwiML URL', 'What the caller hears meanwhile: a URL or a /path.'],
  wait_url_method: ['Hold music URL method', 'GET or POST.'],
});

export const enqueueCall: Definition<'enqueue-call'> = {
  title: 'Enqueue Call',
  description: 'Puts the caller into a queue, or hands them to a TaskRouter workflow.',
  schema: closedObject({
    ...entries,
    // Studio exports the workspace beside its workflow.
    workspace_sid: studioLeftover,
    offset: studioLeftover,
  }),
  events: {
    callComplete: 'the call left the queue.',
    failedToEnqueue: 'the queue was full, or there is none of this name.',
    callFailure: 'something went wrong at Twilio.',
  },
  outputs: { QueueResult: true, QueueTime: true },
  check({ properties: { queue_name: queue, workflow_sid: workflow } }) {
    if (isThere(queue) !== isThere(workflow)) return [];
    const has = isThere(queue) ? 'both' : 'neither';
    return [fault(['properties'], `needs either "queue_name" or "workflow_sid"; it has ${has}`)];
  },
  pack: (properties) => packTexts(properties, Object.keys(entries)),
};

function isThere(value: unknown): boolean {
  return packText(value).trim() !== '';
}
