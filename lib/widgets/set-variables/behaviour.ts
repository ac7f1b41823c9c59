import { bareRecord } from '../../bare-record';
import { callScope } from '../../liquid/call-scope';
import { renderTextOrFault } from '../../liquid/read-text';
import { secretValues } from '../../mask-secrets';
import type { Behaviour } from '../visit';

/** Sets variables of the flow; a later one sees the earlier. Source: Twilio docs, "Studio: Set Variables widget". */
export const setVariables: Behaviour<'set-variables'> = {
  kind: 'decides',
  arrive(visit) {
    const { widget, call, service } = visit;
    const variables = bareRecord(call.progress.variables);
    for (const { key, value } of widget.properties.variables) {
      const scope = callScope({ ...call, progress: { ...call.progress, variables } }, service);
      const text = renderTextOrFault(value, `variables.${key}`, { ...visit, scope });
      if (text === undefined) return { kind: 'end' };
      variables[key] = text;
    }
    visit.report.secrets.push(...secretValues(variables));
    return { kind: 'happened', event: 'next', variables };
  },
};
