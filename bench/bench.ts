import { parseArgs } from 'node:util';
import { formatComparison } from './format-comparison';
import { measureScenario } from './measure-scenario';
import { numericOption } from './numeric-option';
import { prepareScenario } from './prepare-scenario';
import { fleetScenario, type Scenario } from './scenario';
import { inTemporaryFolder } from './temporary-folder';

const extent = { processes: 21, calls: 20_000 };

/** Compare `/connect`, as built, with a Function that has the same TwiML hard-coded. */
function bench(scenario: Scenario): Promise<string> {
  return inTemporaryFolder((folder) =>
    [
      `A service of ${scenario.widgets.length === 1 ? '1 widget' : `${scenario.widgets.length} widgets`}. Both answer the same TwiML.`,
      `Cold: medians of ${extent.processes} fresh processes each, in which the runtime has loaded itself and twilio.`,
      `Warm: ${extent.calls} calls each in one process. Both take turns.`,
      '',
      formatComparison(measureScenario(prepareScenario(scenario, folder), extent)),
    ].join('\n'),
  );
}

const { values } = parseArgs({ options: { widgets: { type: 'string', default: '1' } } });
bench(fleetScenario(numericOption('widgets', values.widgets))).then(console.log);
