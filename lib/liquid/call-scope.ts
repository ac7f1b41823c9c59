import { bareRecord } from '../bare-record';
import type { Call, DialOutcome, Parameters, Service } from '../types';
import type { LiquidScope } from './render-template';

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
      variables: flowData,
    }),
    widgets: outcomesScope(progress.outcomes),
    env: service.variables,
  });
}

function outcomesScope(outcomes: ReadonlyMap<string, DialOutcome>): LiquidScope {
  const widgets = bareRecord<LiquidScope>();
  for (const [name, outcome] of outcomes) {
    const variables: Parameters = Object.assign(bareRecord<string>(), outcome);
    widgets[name] = scope({ ...outcome, variables });
  }
  return widgets;
}

function scope(names: Record<string, string | LiquidScope>): LiquidScope {
  return Object.assign(bareRecord<string | LiquidScope>(), names);
}
