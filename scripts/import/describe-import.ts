import type { Imported } from '../../lib/studio/plan-import';
import { count } from '../check-project';

type Change = Imported['change'];

const words: Readonly<Record<Change, string>> = {
  new: 'written',
  overwritten: 'overwritten',
  unchanged: 'unchanged',
};

/** What became of each flow or widget, a line each, and how many there are of each kind. */
export function describeImport(
  imported: readonly Imported[],
  { dryRun, what }: { readonly dryRun: boolean; readonly what: 'flow' | 'widget' },
): string {
  const wordOf = (change: Change) => `${dryRun && change !== 'unchanged' ? 'would be ' : ''}${words[change]}`;
  const lines = imported.map(({ file, change }) => `${file}  ${wordOf(change)}`);
  const changes: readonly Change[] = ['new', 'overwritten', 'unchanged'];
  const counts = changes.flatMap((change) => {
    const of = imported.filter((each) => each.change === change).length;
    return of === 0 ? [] : [`${count(of, what)} ${wordOf(change)}`];
  });
  const summary = counts.length === 0 ? `No ${what} imported` : counts.join(', ');
  return [...lines, `${summary}.`].map((line) => `${line}\n`).join('');
}
