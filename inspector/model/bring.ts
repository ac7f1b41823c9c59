import type { WidgetFile } from '../../lib/config/draft';
import type { Finding } from '../../lib/config/finding';
import { parseJson } from '../../lib/config/parse-json';
import { isObject } from '../../lib/is-object';
import { planImport } from '../../lib/studio/plan-import';
import type { WidgetJson } from './workbench';

/** What a pasted text holds. */
export type Brought =
  | { readonly kind: 'nothing' }
  /** One widget, taken as it is. */
  | { readonly kind: 'widget'; readonly widget: WidgetJson; readonly findings: readonly Finding[] }
  /** A flow of Studio's, converted as `npm run import` does it. */
  | { readonly kind: 'flow'; readonly widgets: readonly FlowWidget[]; readonly findings: readonly Finding[] };

export interface FlowWidget {
  readonly name: string;
  readonly widget: WidgetJson;
}

/**
 * Read what somebody pastes or drops: a widget of this project or of Studio's, or a flow in any form in which Studio, its
 * API or its command line give it.
 */
export function readBrought({ path, text }: WidgetFile): Brought {
  if (text.trim() === '') return { kind: 'nothing' };
  const { document, faults } = parseJson(text);
  const value = document?.value;
  if (isObject(value) && isObject(value.properties) && !('states' in value)) {
    const named = 'name' in value ? value : { name: nameFrom(path), ...value };
    return {
      kind: 'widget',
      widget: named,
      findings: faults.map((fault) => ({ ...fault, file: path, severity: 'fault' })),
    };
  }
  const plan = planImport([{ path, text }], { folder: 'assets/widgets', existing: [], force: false });
  return {
    kind: 'flow',
    widgets: plan.widgets.flatMap(({ name, text: content }) => {
      const widget: unknown = JSON.parse(content);
      return isObject(widget) ? [{ name, widget }] : [];
    }),
    findings: plan.findings,
  };
}

/** As for a file: `sales.private.json` holds the widget `sales`. */
function nameFrom(path: string): string {
  const name = path.replace(/^.*[/\\]/, '').replace(/(\.private)?\.json$/i, '');
  return name.replaceAll(/[^\w-]+/g, '-').slice(0, 64) || 'widget';
}
