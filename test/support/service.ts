import { bareRecord } from '../../lib/bare-record';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { configurationOf } from '../../lib/configuration-of';
import type { Flow, Service, Widget } from '../../lib/types';

/** The host of the service under test. */
export const domain = 'calls-1234.twil.io';

interface Settings {
  /** Flows by name, as their files hold them. */
  readonly flows?: Readonly<Record<string, object>>;
  readonly domain?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A service with these widgets, given as the JSON of their files; the check has to find no fault in them. */
export function serviceWith(widgets: readonly object[], settings: Settings = {}): Service {
  return {
    domain: settings.domain ?? domain,
    variables: Object.assign(bareRecord<string>(), settings.variables),
    configuration: configurationOf(serviceWidgets(widgets, settings.flows)),
  };
}

/** These widgets as the build reads them; the check has to find no fault in them. */
export function serviceWidgets(
  widgets: readonly object[],
  flows: Readonly<Record<string, object>> = {},
): readonly (Widget | Flow)[] {
  const singles = widgets.map((widget, index) => ({
    path: `assets/widgets/widget-${index + 1}.private.json`,
    text: JSON.stringify(widget),
  }));
  const wholes = Object.entries(flows).map(([name, flow]) => ({
    path: `assets/flows/${name}.private.json`,
    text: JSON.stringify(flow),
  }));
  const checked = checkConfiguration([...singles, ...wholes]);
  if (checked.faults.length > 0) throw new Error(checked.faults.map(formatFinding).join('\n'));
  return checked.widgets;
}

/** A widget named `sales` that rings one number, but for what `properties` and `transitions` say. */
export function sales(properties: object = {}, transitions: readonly object[] = []): object {
  return { name: 'sales', properties: { noun: 'number', to: '+14155550123', ...properties }, transitions };
}
