import { parseArgs } from 'node:util';
import { formatComparison } from './format-comparison';
import { measureScenario } from './measure-scenario';
import { numericOption } from './numeric-option';
import { prepareScenario } from './prepare-scenario';
import { fleetScenario, type Scenario } from './scenario';
import { inTemporaryFolder } from './temporary-folder';
import { walkScenario } from './walk-scenario';

const extent = { processes: 21, calls: 20_000 };

/** Compare `/connect`, as built, with a Function that has the same TwiML hard-coded. */
function bench(scenario: Scenario): Promise<string> {
  return inTemporaryFolder((folder) =>
    [
      `${titleOf(scenario)} Both answer the same TwiML.`,
      `Cold: medians of ${extent.processes} fresh processes each, in which the runtime has loaded itself and twilio.`,
      `Warm: ${extent.calls} calls each in one process. Both take turns.`,
      '',
      formatComparison(measureScenario(prepareScenario(scenario, folder), extent)),
    ].join('\n'),
  );
}

function titleOf(scenario: Scenario): string {
  if (scenario === walkScenario) return 'A walk through ten widgets of a flow, in one response.';
  const { length } = scenario.widgets;
  return `A service of ${length === 1 ? '1 widget' : `${length} widgets`}.`;
}

const { values } = parseArgs({
  options: { widgets: { type: 'string', default: '1' }, walk: { type: 'boolean', default: false } },
});
const scenario = values.walk ? walkScenario : fleetScenario(numericOption('widgets', values.widgets));
bench(scenario).then(console.log);
