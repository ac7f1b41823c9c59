import type { Imported } from '../../lib/studio/plan-import';
import { count } from '../check-project';

type Change = Imported['change'];

interface Telling {
  readonly dryRun: boolean;
  readonly what: 'flow' | 'widget';
}

/** What became of each flow or widget, a line each, and how many there are of each kind. */
export function describeImport(imported: readonly Imported[], { dryRun, what }: Telling): string {
  const words = dryRun ? planned : done;
  const lines = imported.map(({ file, change }) => `${file}  ${words[change]}`);
  return [...lines, `${summary(imported, { words, what })}.`].map((line) => `${line}\n`).join('');
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

interface Summing extends Pick<Telling, 'what'> {
  readonly words: Readonly<Record<Change, string>>;
}

function summary(imported: readonly Imported[], { words, what }: Summing): string {
  const changes: readonly Change[] = ['new', 'overwritten', 'unchanged'];
  const counts = changes.flatMap((change) => {
    const of = imported.filter((each) => each.change === change).length;
    return of === 0 ? [] : [`${count(of, what)} ${words[change]}`];
  });
  return counts.length === 0 ? `No ${what} imported` : counts.join(', ');
}
