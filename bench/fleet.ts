import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judge } from './claims';
import { measureBuild } from './fleet/measure-build';
import { measureGrowth } from './fleet/measure-growth';
import { fleetClaims, formatBuild, formatGrowth } from './fleet/report-fleet';
import { numericOption } from './numeric-option';
import { fleetScenario } from './scenario';
import { inTemporaryFolder } from './temporary-folder';

const extent = { processes: 31, calls: 20_000, memoryProcesses: 3 };

/** What a fleet costs to build, to call for the first time, to call again and again, and to hold in memory. */
function fleet(widgets: number): Promise<string> {
  const sizes = [...[1, 100, 1_000].filter((size) => size < widgets), widgets];
  return inTemporaryFolder((folder) => {
    const built = join(folder, 'built');
    mkdirSync(built);
    const build = measureBuild(fleetScenario(widgets), built);
    const growth = measureGrowth(sizes, extent, folder);
    return [
      `${widgets} widgets, no two alike, each with a number of its own.`,
      '',
      formatBuild(build),
      '',
      `Cold: the load of /connect and its first call; medians of ${extent.processes} fresh processes for each size, in turn. More: how much`,
      'longer each took than that with one widget in the same turn: lower quartile, median, upper quartile.',
      `Warm: ${extent.calls} calls each in one process, in turn; of one widget, and of any widget, drawn at random. A service of`,
      'one widget has only the plain one; the others have all kinds, also those that take longer: compare them with each other.',
      `Memory: after at least ${Math.max(...sizes) * 3} answers of all three Functions, for all widgets and numbers, and a garbage collection.`,
      '',
      formatGrowth(growth),
      '',
      judge(fleetClaims(build, growth)),
    ].join('\n');
  });
}

const { values } = parseArgs({ options: { widgets: { type: 'string', default: '10000' } } });
fleet(numericOption('widgets', values.widgets)).then(console.log);
