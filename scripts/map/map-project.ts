import { mapConfiguration } from '../../lib/map/map-configuration';
import { renderMermaid } from '../../lib/map/render-mermaid';
import { checkProject, describeFindings } from '../check-project';
import type { Finished } from '../command/run-command';

/** Draw the flows and widgets in a project's folder. There is no map of a faulty configuration. */
export function mapProject(root: string, { json }: { readonly json?: boolean }): Finished {
  const checked = checkProject(root);
  if (checked.faults.length > 0) return { status: 1, stderr: describeFindings(checked) };
  const map = mapConfiguration(checked.widgets);
  const stderr =
    map.nodes.length > 0 ? '' : 'There is no flow in assets/flows and no widget in assets/widgets yet.\n';
  return { status: 0, stdout: json ? `${JSON.stringify(map, null, 2)}\n` : renderMermaid(map), stderr };
}
