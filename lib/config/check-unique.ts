import { quote } from '../quote';
import type { Draft, Holder } from './draft';
import type { FlowDraft } from './draft-flow';
import { fault, type JsonPath, type Remark } from './finding';

/** A file with a name and numbers of its own. */
interface Entry extends Pick<Draft, 'file' | 'name' | 'numbers' | 'secrets'> {
  /** Where the file says its name. */
  readonly nameAt: JsonPath;
  readonly holder: Holder;
}

/**
 * Check that no two files have one name, and that no two answer one number. Flows and single widgets share one namespace and
 * one set of numbers.
 */
export function checkUnique(singles: readonly Draft[], flows: readonly FlowDraft[]): [Remark, Holder][] {
  const firstOfName = new Map<string, Entry>();
  const firstOfNumber = new Map<string, Entry>();
  const entries = [
    ...singles.map((draft): Entry => {
      return { ...draft, nameAt: 'name' in draft.value ? ['name'] : [], holder: draft };
    }),
    ...flows.flatMap(({ holder, ...flow }): Entry[] =>
      holder === undefined ? [] : [{ ...flow, nameAt: [], secrets: [], holder }],
    ),
  ];
  return entries.flatMap((entry) => {
    const { name, nameAt, numbers, secrets, holder } = entry;
    const found: Remark[] = [];
    const namesake = claim(firstOfName, name, entry);
    if (namesake !== entry) {
      const message = `the name ${quote(name, secrets)} is taken by ${namesake.file}; names are unique`;
      found.push(fault(nameAt, message));
    }
    for (const { number, path } of numbers) {
      const owner = claim(firstOfNumber, number, entry);
      if (owner === entry) continue;
      const message = `the number ${number} is answered by ${owner.file}; a number belongs to one widget`;
      found.push(fault(path, message));
    }
    return found.map((remark): [Remark, Holder] => [remark, holder]);
  });
}

/** Whose the key is: the first who claims it. */
function claim(owners: Map<string, Entry>, key: string, entry: Entry): Entry {
  const owner = owners.get(key) ?? entry;
  owners.set(key, owner);
  return owner;
}
