import { type Finding, formatFinding, formatPath } from '../../lib/config/finding';

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
          {isOptional(finding) && (
            <button type="button" class="small" onClick={() => remove(finding)}>
              Remove <code>{formatPath(finding.path)}</code>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether a widget can do without what a finding is about. */
function isOptional({ path }: Finding): boolean {
  return path.length > 1 || (path.length === 1 && path[0] !== 'properties');
}

interface ImportNotesProps {
  readonly findings: readonly Finding[];
  dismiss(): void;
}

/** What there is to do about what was imported: it stays until it is read. */
export function ImportNotes({ findings, dismiss }: ImportNotesProps) {
  if (findings.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="notes-title">
      <div class="bar">
        <h2 id="notes-title">What the import left to do</h2>
        <button type="button" class="small" onClick={dismiss}>
          Dismiss
        </button>
      </div>
      <ul class="findings">
        {findings.map((finding) => (
          <li key={formatFinding(finding)} class={finding.severity}>
            {formatFinding(finding)}
          </li>
        ))}
      </ul>
    </section>
  );
}
