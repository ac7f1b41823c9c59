import { parseArgs } from 'node:util';
import { buildRevision } from './revisions/build-revision';
import { formatRevisions } from './revisions/format-revisions';
import { measureRevisions } from './revisions/measure-revisions';
import { inTemporaryFolder } from './temporary-folder';

const extent = { processes: 41, rounds: 9, calls: 10_000 };

/** Compare `/connect` of this working copy with that of an earlier revision: the same widget, the same call, in turns. */
function compare(revision: string): Promise<string> {
  return inTemporaryFolder((folder) => {
    const before = buildRevision(folder, 'before', revision);
    const now = buildRevision(folder, 'now');
    return [
      `A plain Connect Call To: as of ${revision}, and now.`,
      `Cold: ${extent.processes} fresh processes each; warm: ${extent.rounds} processes of ${extent.calls} calls each. Both take turns.`,
      '',
      formatRevisions(measureRevisions(before, now, extent)),
    ].join('\n');
  });
}

const { values } = parseArgs({ options: { before: { type: 'string', default: 'HEAD' } } });
compare(values.before).then(console.log);
