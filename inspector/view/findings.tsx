import { type Finding, formatPath, type JsonPath } from '../../lib/config/finding';
import { findingsUnder } from '../model/places';
import { SmallButton } from './controls';
import { idOf, useEditor } from './editor';

interface FindingsProps {
  readonly path: JsonPath;
  /** In place of all that is about the path or about what is inside it. */
  readonly of?: readonly Finding[];
}

/** What the check says of a field, in its own words. */
export function Findings({ path: field, of }: FindingsProps) {
  const { findings } = useEditor();
  return (
    <ul id={`${idOf(field)}-findings`} class="findings">
      {(of ?? findingsUnder(findings, field)).map(({ path, message, severity }) => (
        <li key={`${path.join()} ${message}`} class={severity}>
          {severity === 'warning' && 'Warning: '}
          {placed(path.at(-1), message)}
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Of several in one field, which one is meant. */
function placed(step: string | number | undefined, message: string): string {
  if (typeof step === 'number') return `number ${step + 1} `;
  return isAboutIt.test(message) ? 'it ' : '';
}

/** Most messages go on from the name of what they are about; some are whole sentences. */
const isAboutIt =
  /^(is|are|has|had|needs|leads|says|takes|ends|stands|lacks|may|can|does|rings|reads|holds|names|begins)\b/;

interface ElsewhereProps {
  readonly findings: readonly Finding[];
  /** Absent for a flow as a whole, of which nothing can be taken away. */
  remove?(finding: Finding): void;
}

/** What the check says of something that has no field here. */
export function FindingsElsewhere({ findings, remove }: ElsewhereProps) {
  return (
    <ul class="findings elsewhere">
      {findings.map((finding) => (
        <li key={`${finding.path.join()} ${finding.message}`} class={finding.severity}>
          {finding.severity === 'warning' && 'Warning: '}
          {(remove !== undefined || finding.path.length > 0) && <code>{formatPath(finding.path)}</code>}{' '}
          {finding.message}{' '}
          {remove !== undefined && isOptional(finding) && (
            <SmallButton onClick={() => remove(finding)}>
              Remove <code>{formatPath(finding.path)}</code>
            </SmallButton>
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
