import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding, JsonPath } from '../../lib/config/finding';
import type { WidgetType } from '../../lib/types';
import type { CheckedWorkbench } from '../model/check-workbench';
import { type Definition, definitionAt } from '../model/definition';
import type { SampleRun } from '../model/sample-run';
import type { WidgetJson, Workbench } from '../model/workbench';

/** What every part of the page works on. */
export interface Editor {
  readonly workbench: Workbench;
  readonly checked: CheckedWorkbench;
  /** The call that is tried; undefined where there is a fault. */
  readonly run: SampleRun | undefined;
  /** Of all widgets; empty for one that has none. */
  readonly names: readonly string[];
  /** The widget that is being made. */
  readonly widget: WidgetJson;
  /** Undefined for a type that does not run here. */
  readonly type: WidgetType | undefined;
  readonly findings: readonly Finding[];
  /** The names of the other widgets, to which this one may lead. */
  readonly others: readonly string[];
  /** Put another state in place of this one. */
  replace(next: Workbench): void;
  /** Put another state after this one. */
  show(next: Workbench): void;
  /** Put another state after this one, and go on at the form of its selected widget. */
  open(next: Workbench): void;
  /** Put another value at a path of the widget; undefined removes it. */
  change(path: JsonPath, value: unknown): void;
  /** Give the widget another name, and lead to it whoever led to the old one. */
  rename(name: string): void;
  /** Lead somewhere else for an event: empty is the end, undefined takes the transition away. */
  lead(transition: number, event: string, next: string | undefined): void;
  /** Say what has happened. */
  tell(text: string): void;
  /** Copy a text, and say that it is copied. */
  copy(text: string, what: string): void;
}

const EditorContext = createContext<Editor | undefined>(undefined);

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === undefined) throw new Error('The page has no editor.');
  return editor;
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
