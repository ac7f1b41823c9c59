import type { WidgetFile } from '../lib/config/draft';
import { widgetKinds } from './widget-kinds';
import { widgetTransitions } from './widget-transitions';

/** A widget of the fleet, by itself. */
export interface FleetWidget {
  readonly name: string;
  /** The number that it answers. */
  readonly number: string;
  readonly content: object;
}

/**
 * So many widgets, no two alike: all nouns, screens, Liquid, attributes and chains, each with a number of its own and
 * with texts of its own, as a service with that many customers has them.
 */
export function fleetWidgets(count: number): FleetWidget[] {
  const kinds = Object.values(widgetKinds);
  return Array.from({ length: count }, (_, index): FleetWidget => {
    const properties = kinds[index % kinds.length] ?? (() => ({}));
    const name = widgetName(index);
    const number = `+1212${5_000_000 + index}`;
    // Chains of five, so that no call goes in circles.
    const following = index % 5 === 4 || index === count - 1 ? undefined : widgetName(index + 1);
    return {
      name,
      number,
      content: {
        name,
        type: 'connect-call-to',
        numbers: [number],
        properties: properties(index),
        transitions: widgetTransitions(index, { name, following }),
      },
    };
  });
}

/** The file of a widget, as it lies in a project. */
export function widgetFile({ name, content }: Pick<FleetWidget, 'name' | 'content'>): WidgetFile {
  return {
    path: `assets/widgets/${name}.private.json`,
    text: `${JSON.stringify(content, null, 2)}\n`,
  };
}

function widgetName(index: number): string {
  return `customer-${String(index).padStart(5, '0')}`;
}
