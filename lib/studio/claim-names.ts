import { isDeepStrictEqual } from 'node:util';
import { type Draft, draftWidget, type WidgetFile } from '../config/draft';
import { fault, type Remark, warning } from '../config/finding';
import { quote } from '../quote';
import type { FoundWidget } from './find-widgets';
import { baseOf, nameFile, nameWidget } from './name-widget';
import type { State } from './read-flows';

/** A widget's file that is there already. */
export interface Existing {
  readonly path: string;
  readonly name: string;
  /** Absent where it is no JSON. */
  readonly value?: Draft['value'];
}

export function readExisting(file: WidgetFile): Existing {
  const { name, draft } = draftWidget(file);
  return { path: file.path, name, ...(draft && { value: draft.value }) };
}

/** A widget on its way from the flow to its file. */
export interface Claim {
  readonly found: FoundWidget;
  readonly name: string;
  readonly file: string;
  /** The file that has this widget already. */
  readonly existing?: Existing;
  readonly remarks: readonly Remark[];
  /** Whether the very same widget comes from another file, too. */
  readonly isRepeated: boolean;
  /** Whether another widget of that name comes first. */
  readonly isNamesake: boolean;
}

/** Give every widget its name and its file. */
export function claimNames(
  found: readonly FoundWidget[],
  here: readonly Existing[],
  folder: string,
): Claim[] {
  const first = new Map<string, FoundWidget>();
  return found.map((widget) => {
    const { source, state } = widget;
    const name = nameWidget(state.value.name, nameWidget(baseOf(source.file), ''));
    const existing = here.find((one) => one.name === name);
    const file = existing?.path ?? `${folder}/${nameFile(name)}.private.json`;
    // Windows and macOS tell no file from another by its case.
    const key = file.toLowerCase();
    const owner = first.get(key) ?? widget;
    first.set(key, owner);
    const isRepeated = owner !== widget && isDeepStrictEqual(owner.state.value, state.value);
    const isNamesake = owner !== widget && !isRepeated;
    const taken = here.find(({ path }) => path.toLowerCase() === key && existing === undefined);
    const messages = [
      ...(isNamesake
        ? [
            `the name ${name} is taken by another widget of ${owner.source.file}. The widget is not imported: rename one of the two in its flow, and where the flow leads to it, and import it again`,
          ]
        : []),
      ...(taken === undefined
        ? []
        : [
            `is named ${name}, and ${taken.path} is the file of the widget ${quote(taken.name)}. The widget is not imported: rename that file and import it again`,
          ]),
    ];
    const nameAt = state.value.name === undefined ? [] : ['name'];
    const remarks = [...renamed(state, name), ...messages.map((message) => fault(nameAt, message))];
    return {
      found: widget,
      name,
      file,
      ...(existing && { existing }),
      remarks: remarks.map((remark) => ({ ...remark, path: [...state.path, ...remark.path] })),
      isRepeated,
      isNamesake,
    };
  });
}

function renamed({ value }: State, name: string): Remark[] {
  if (value.name === name) return [];
  if (value.name === undefined) return [warning([], `has no name, and is named ${name} here`)];
  const what = `is ${quote(value.name)}, which is no name of a widget`;
  return [warning(['name'], `${what}; it is named ${name} here`)];
}
