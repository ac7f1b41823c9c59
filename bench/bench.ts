import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatComparison } from './format-comparison';
import { measureScenario } from './measure-scenario';
import { prepareScenario } from './prepare-scenario';
import { plainScenario, type Scenario } from './scenario';

const extent = { processes: 21, calls: 20_000 };

/** Compare `/connect`, as built, with a Function that has the same TwiML hard-coded. */
function bench(scenario: Scenario): string {
  const folder = mkdtempSync(join(tmpdir(), 'connect-call-to-bench-'));
  try {
    const prepared = prepareScenario(scenario, { root: process.cwd(), folder });
    return [
      'Both answer the same TwiML.',
      `Cold: medians of ${extent.processes} fresh processes each, in which the runtime has loaded itself and twilio.`,
      `Warm: ${extent.calls} calls each in one process. Both take turns.`,
      '',
      formatComparison(measureScenario(prepared, extent)),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(bench(plainScenario));
