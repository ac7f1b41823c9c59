import { bareRecord } from '../bare-record';
import type { Call, Outputs, Service } from '../types';
import type { LiquidScope } from './engine';

/** The Liquid variables of a call, named as Studio names them. */
export function callScope(call: Call, service: Service): LiquidScope {
  const { parameters, flowData, flowSid, otherParty, twilioNumber, progress } = call;
  return scope({
    trigger: scope({ call: parameters }),
    contact: scope({ channel: scope({ address: otherParty }) }),
    flow: scope({
      channel: scope({ address: twilioNumber }),
      ...(flowSid !== undefined && { flow_sid: flowSid }),
      data: flowData,
      variables:
        Object.keys(progress.variables).length === 0
          ? flowData
          : scope({ ...flowData, ...progress.variables }),
    }),
    widgets: outputsScope(progress.outputs),
    env: service.variables,
  });
}

function outputsScope(outputs: ReadonlyMap<string, Outputs>): LiquidScope {
  const widgets = bareRecord<LiquidScope>();
  for (const [name, told] of outputs) widgets[name] = scope({ ...told, variables: scope(told) });
  return widgets;
}

function scope(names: LiquidScope): LiquidScope {
  return bareRecord(names);
}
