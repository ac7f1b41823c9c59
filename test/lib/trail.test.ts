import { readCall } from '../../lib/call/read-call';
import { connect } from '../../lib/connect';
import type { TrailStep } from '../../lib/types';
import { moment } from '../support/ask';
import { serviceWith } from '../support/service';

describe('the trail of a call', () => {
  it('is every transition that is taken, and where it leads', () => {
    const service = serviceWith([
      {
        name: 'hello',
        type: 'say-play',
        properties: { say: 'Hello.' },
        transitions: [{ event: 'audioComplete', next: 'keep' }],
      },
      {
        name: 'keep',
        type: 'set-variables',
        properties: { variables: [{ key: 'a', value: '1' }] },
        transitions: [{ event: 'next', next: 'sales' }],
      },
      { name: 'sales', properties: { noun: 'client', to: 'alice' } },
    ]);
    const trail: TrailStep[] = [];
    connect(readCall({ widget: 'hello' }), { service, moment, report: { problems: [], secrets: [], trail } });
    expect(trail).toEqual([
      {
        widget: service.configuration.widget('hello'),
        event: 'audioComplete',
        next: { kind: 'widget', widget: service.configuration.widget('keep') },
      },
      {
        widget: service.configuration.widget('keep'),
        event: 'next',
        next: { kind: 'widget', widget: service.configuration.widget('sales') },
      },
    ]);
  });
});
