import type { Here } from '../config/check-liquid';
import { connectCallTo } from '../widgets/connect-call-to/definition';

/** What the Liquid of an imported widget may read: the outcomes of the Connect Call To widgets that have these names. */
export function widgetsHere(names: ReadonlySet<string>): Here {
  return { outputs: (name) => (names.has(name) ? connectCallTo.outputs : undefined) };
}
