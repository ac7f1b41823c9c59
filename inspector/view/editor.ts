import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding, JsonPath } from '../../lib/config/finding';
import { newWidget, type WidgetJson } from '../model/workbench';

/** What every field of the form works on: the widget that is being made. */
export interface Editor {
  readonly widget: WidgetJson;
  readonly findings: readonly Finding[];
  /** The names of the other widgets, to which this one may lead. */
  readonly others: readonly string[];
  /** Put another value at a path; undefined removes it. */
  change(path: JsonPath, value: unknown): void;
  /** Give the widget another name, and lead to it whoever led to the old one. */
  rename(name: string): void;
  /** Make a widget to which a path of this one then leads. */
  leadToNewWidget(path: JsonPath): void;
}

const EditorContext = createContext<Editor>({
  widget: newWidget(''),
  findings: [],
  others: [],
  change: () => {},
  rename: () => {},
  leadToNewWidget: () => {},
});

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  return useContext(EditorContext);
}

/** The id of the control for a path, which its label and its findings refer to. */
export function idOf(path: JsonPath): string {
  return ['field', ...path].join('-');
}
