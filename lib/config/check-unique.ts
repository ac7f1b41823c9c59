import { isObject } from '../is-object';
import { quote } from '../quote';
import type { Draft } from './draft';
import { fault, type JsonPath, type Remark } from './finding';

/** Check that no two widgets have one name, that no two answer one number, and that no event is listed twice. */
export function checkUnique(drafts: readonly Draft[]): [Remark, Draft][] {
  const firstOfName = new Map<string, Draft>();
  const firstOfNumber = new Map<string, Draft>();
  return drafts.flatMap((draft) => {
    const remarks: Remark[] = repeatedEvents(draft);
    const namesake = claim(firstOfName, draft.name, draft);
    if (namesake !== draft) {
      const path: JsonPath = 'name' in draft.value ? ['name'] : [];
      const name = quote(draft.name, draft.secrets);
      remarks.push(fault(path, `the name ${name} is taken by ${namesake.file}; names are unique`));
    }
    for (const { number, path } of draft.numbers) {
      const owner = claim(firstOfNumber, number, draft);
      if (owner === draft) continue;
      remarks.push(
        fault(path, `the number ${number} is answered by ${owner.file}; a number belongs to one widget`),
      );
    }
    return remarks.map((remark): [Remark, Draft] => [remark, draft]);
  });
}

/** Whose the key is: the first who claims it. */
function claim(owners: Map<string, Draft>, key: string, draft: Draft): Draft {
  const owner = owners.get(key) ?? draft;
  owners.set(key, owner);
  return owner;
}

function repeatedEvents({ value: { transitions }, secrets }: Draft): Remark[] {
  if (!Array.isArray(transitions)) return [];
  const seen = new Set<unknown>();
  return transitions.flatMap((transition: unknown, index) => {
    const event = isObject(transition) ? transition.event : undefined;
    if (!seen.has(event)) {
      seen.add(event);
      return [];
    }
    if (event === undefined) return [];
    return [
      fault(
        ['transitions', index, 'event'],
        `is ${quote(event, secrets)}, which is listed above; an event is listed at most once`,
      ),
    ];
  });
}
