import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding, JsonPath } from '../../lib/config/finding';
import type { WidgetType } from '../../lib/types';
import { type Definition, definitionAt } from '../model/definition';
import type { Kind } from '../model/kinds';
import { newWidget, type WidgetJson } from '../model/workbench';

/** What every field of the form works on: the widget that is being made. */
export interface Editor {
  readonly widget: WidgetJson;
  /** Undefined for a type that does not run here. */
  readonly type: WidgetType | undefined;
  readonly isInFlow: boolean;
  readonly findings: readonly Finding[];
  /** The names of the other widgets, to which this one may lead. */
  readonly others: readonly string[];
  /** Put another value at a path; undefined removes it. */
  change(path: JsonPath, value: unknown): void;
  /** Give the widget another name, and lead to it whoever led to the old one. */
  rename(name: string): void;
  /** Lead somewhere else for an event: empty is the end, undefined takes the transition away. */
  lead(transition: number, event: string, next: string | undefined): void;
  /** Lead to something new for an event. */
  leadToNew(transition: number, event: string, kind: Kind): void;
}

const EditorContext = createContext<Editor>({
  widget: newWidget(''),
  type: 'connect-call-to',
  isInFlow: false,
  findings: [],
  others: [],
  change: () => {},
  rename: () => {},
  lead: () => {},
  leadToNew: () => {},
});

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  return useContext(EditorContext);
}

/** What the schema says of the field at a path of the widget. */
export function useDefinition(path: JsonPath): Definition {
  const { type = 'connect-call-to' } = useEditor();
  return definitionAt(path, type);
}

/** The id of the control for a path, which its label and its findings refer to. */
export function idOf(path: JsonPath): string {
  return ['field', ...path].join('-');
}
