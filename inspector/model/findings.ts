import type { Finding, JsonPath } from '../../lib/config/finding';

/** The findings about the value at a path, or about what is inside it. */
export function findingsUnder(findings: readonly Finding[], path: JsonPath): Finding[] {
  return findings.filter((finding) => startsWith(finding.path, path));
}

/** Whether something is wrong there, and not only remarkable. */
export function hasFault(findings: readonly Finding[], path: JsonPath): boolean {
  return findingsUnder(findings, path).some(({ severity }) => severity === 'fault');
}

/** The findings about the value at a path as a whole. */
export function findingsAt(findings: readonly Finding[], path: JsonPath): Finding[] {
  return findingsUnder(findings, path).filter((finding) => finding.path.length === path.length);
}

/** The findings that none of these places shows. */
export function findingsElsewhere(findings: readonly Finding[], places: Places): Finding[] {
  return findings.filter(
    ({ path }) =>
      !places.fields.some((field) => startsWith(path, field)) &&
      !places.groups.some((group) => group.length === path.length && startsWith(path, group)),
  );
}

/** Where a form shows findings. */
export interface Places {
  /** A field shows all that is said of its value. */
  readonly fields: readonly JsonPath[];
  /** A group of fields shows what is said of it as a whole. */
  readonly groups: readonly JsonPath[];
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.every((step, index) => path[index] === step);
}
