import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatComparison } from './format-comparison';
import { measureScenario } from './measure-scenario';
import { prepareScenario } from './prepare-scenario';
import { fleetScenario, type Scenario } from './scenario';

const extent = { processes: 21, calls: 20_000 };

/** Compare `/connect`, as built, with a Function that has the same TwiML hard-coded. */
function bench(scenario: Scenario): string {
  const folder = mkdtempSync(join(tmpdir(), 'connect-call-to-bench-'));
  try {
    const prepared = prepareScenario(scenario, { root: process.cwd(), folder });
    return [
      `A service of ${scenario.widgets.length === 1 ? '1 widget' : `${scenario.widgets.length} widgets`}. Both answer the same TwiML.`,
      `Cold: medians of ${extent.processes} fresh processes each, in which the runtime has loaded itself and twilio.`,
      `Warm: ${extent.calls} calls each in one process. Both take turns.`,
      '',
      formatComparison(measureScenario(prepared, extent)),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { widgets: { type: 'string', default: '1' } } });
console.log(bench(fleetScenario(Number(values.widgets))));
