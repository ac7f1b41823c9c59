import type { ImportedWidget } from '../../lib/studio/plan-import';
import { count } from '../check-project';

type Change = ImportedWidget['change'];

/** What became of each widget, a line each, and how many there are of each kind. */
export function describeImport(widgets: readonly ImportedWidget[], { dryRun }: { dryRun: boolean }): string {
  const words = dryRun ? planned : done;
  const lines = widgets.map(({ file, change }) => `${file}  ${words[change]}`);
  return [...lines, `${summary(widgets, words)}.`].map((line) => `${line}\n`).join('');
}

const done: Readonly<Record<Change, string>> = {
  new: 'written',
  overwritten: 'overwritten',
  unchanged: 'unchanged',
};

const planned: Readonly<Record<Change, string>> = {
  new: 'would be written',
  overwritten: 'would be overwritten',
  unchanged: 'unchanged',
};

function summary(widgets: readonly ImportedWidget[], words: Readonly<Record<Change, string>>): string {
  const changes: readonly Change[] = ['new', 'overwritten', 'unchanged'];
  const counts = changes.flatMap((change) => {
    const of = widgets.filter((widget) => widget.change === change).length;
    return of === 0 ? [] : [`${count(of, 'widget')} ${words[change]}`];
  });
  return counts.length === 0 ? 'No widget imported' : counts.join(', ');
}
