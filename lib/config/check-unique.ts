import { isObject } from '../is-object';
import { quote } from '../quote';
import { definitions } from '../widgets/definitions';
import { happens } from './check-events';
import type { Draft, Holder } from './draft';
import type { FlowDraft } from './draft-flow';
import { fault, type JsonPath, type Remark } from './finding';
import type { Claim } from './identify';

/** A file with a name and numbers of its own. */
interface Entry {
  readonly file: string;
  readonly name: string;
  /** Where the file says its name. */
  readonly nameAt: JsonPath;
  readonly numbers: readonly Claim[];
  readonly secrets: readonly string[];
  readonly holder: Holder;
}

/**
 * Check that no two files have one name, that no two answer one number, and that no event is listed twice. Flows and single
 * widgets share one namespace and one set of numbers.
 */
export function checkUnique(singles: readonly Draft[], flows: readonly FlowDraft[]): [Remark, Holder][] {
  const firstOfName = new Map<string, Entry>();
  const firstOfNumber = new Map<string, Entry>();
  const remarks = [...singles.map(entryOfWidget), ...flows.flatMap(entryOfFlow)].flatMap((entry) => {
    const { name, nameAt, numbers, secrets, holder } = entry;
    const found: Remark[] = [];
    const namesake = claim(firstOfName, name, entry);
    if (namesake !== entry) {
      found.push(
        fault(nameAt, `the name ${quote(name, secrets)} is taken by ${namesake.file}; names are unique`),
      );
    }
    for (const { number, path } of numbers) {
      const owner = claim(firstOfNumber, number, entry);
      if (owner === entry) continue;
      found.push(
        fault(path, `the number ${number} is answered by ${owner.file}; a number belongs to one widget`),
      );
    }
    return found.map((remark): [Remark, Holder] => [remark, holder]);
  });
  const drafts = [...singles, ...flows.flatMap((flow) => flow.drafts)];
  return [...remarks, ...drafts.flatMap(repeatedEvents)];
}

function entryOfWidget(draft: Draft): Entry {
  const { file, name, value, numbers, secrets } = draft;
  return { file, name, nameAt: 'name' in value ? ['name'] : [], numbers, secrets, holder: draft };
}

function entryOfFlow({ file, name, numbers, holder }: FlowDraft): Entry[] {
  return holder === undefined ? [] : [{ file, name, nameAt: [], numbers, secrets: [], holder }];
}

/** Whose the key is: the first who claims it. */
function claim(owners: Map<string, Entry>, key: string, entry: Entry): Entry {
  const owner = owners.get(key) ?? entry;
  owners.set(key, owner);
  return owner;
}

function repeatedEvents(draft: Draft): [Remark, Holder][] {
  const { transitions } = draft.value;
  if (!Array.isArray(transitions)) return [];
  const { repeated = [] } = definitions[draft.type];
  const seen = new Set<string>();
  return transitions.flatMap((transition: unknown, index): [Remark, Holder][] => {
    const event = isObject(transition) ? transition.event : undefined;
    if (typeof event !== 'string' || repeated.includes(event)) return [];
    // In a flow, one that never happens is warned of as that.
    if (draft.flow !== undefined && !happens(event, draft.type)) return [];
    const isRepeated = seen.has(event);
    seen.add(event);
    if (!isRepeated) return [];
    const message = `is ${quote(event, draft.secrets)}, which is listed above; an event is listed at most once`;
    return [[fault(['transitions', index, 'event'], message), draft]];
  });
}
