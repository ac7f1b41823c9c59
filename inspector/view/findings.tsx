import { type Finding, formatPath } from '../../lib/config/finding';

/** What the check says of a field, in its own words. */
export function Findings({ id, findings }: { id: string; findings: readonly Finding[] }) {
  return (
    <ul id={id} class="findings">
      {findings.map(({ path, message, severity }) => (
        <li key={`${path.join()} ${message}`} class={severity}>
          <code>{formatPath(path.slice(-1))}</code> {severity === 'warning' ? `warning: ${message}` : message}
        </li>
      ))}
    </ul>
  );
}

interface ElsewhereProps {
  readonly findings: readonly Finding[];
  remove(finding: Finding): void;
}

/** What the check says of something that has no field here. */
export function FindingsElsewhere({ findings, remove }: ElsewhereProps) {
  if (findings.length === 0) return null;
  return (
    <ul class="findings elsewhere">
      {findings.map((finding) => (
        <li key={`${finding.path.join()} ${finding.message}`} class={finding.severity}>
          <code>{formatPath(finding.path)}</code>{' '}
          {finding.severity === 'warning' ? `warning: ${finding.message}` : finding.message}{' '}
          {finding.path.length > 0 && finding.part === 'key' && (
            <button type="button" class="small" onClick={() => remove(finding)}>
              Remove <code>{formatPath(finding.path)}</code>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
