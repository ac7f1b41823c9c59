import { gzipSync } from 'node:zlib';
import { formatTable } from '../format-table';
import type { BundleContents } from './bundle-contents';
import type { Place } from './measure-profile';
import type { Phases } from './profile-job';

/** So many lines each of a table that could be endless. */
const mostLines = 18;

/** The phases of a first call, beside the times of the real Function. */
export function formatPhases(phases: Phases, cold: { load: number; call: number }): string {
  const all = Object.entries(phases).filter(([name]) => !name.startsWith('the staged one'));
  const line = ([name, time]: readonly [string, number]) => [name, `${time.toFixed(2)} ms`];
  const sum = (some: readonly (readonly [string, number])[]) =>
    some.reduce((total, [, time]) => total + time, 0);
  // The first three are the load, all others the call.
  const loading = all.slice(0, 3);
  const calling = all.slice(3);
  return formatTable([
    ...loading.map(line),
    line(['  together', sum(loading)]),
    line(['  the real Function, loaded by require', cold.load]),
    ...calling.map(line),
    line(['  together', sum(calling)]),
    line(['  the real Function, called', cold.call]),
  ]);
}

/** Sampled self times by file, then by function. */
export function formatSamples(samples: readonly (Place & { readonly time: number })[]): string {
  const files = new Map<string, number>();
  for (const { file, time } of samples) files.set(file, (files.get(file) ?? 0) + time);
  const milliseconds = (time: number) => `${(time / 1_000).toFixed(2)} ms`;
  const byFile = [...files].toSorted(([, a], [, b]) => b - a).slice(0, mostLines);
  return [
    formatTable(byFile.map(([file, time]) => [file, milliseconds(time)])),
    '',
    formatTable(
      samples.slice(0, mostLines).map(({ file, name, time }) => [`${file}  ${name}`, milliseconds(time)]),
    ),
  ].join('\n');
}

/** What is how large in a bundle. */
export function formatBundle({ bytes }: BundleContents, bundle: Uint8Array): string {
  const groups = new Map<string, number>();
  for (const [file, size] of bytes) {
    const group = groupOf(file);
    groups.set(group, (groups.get(group) ?? 0) + size);
  }
  const kilobytes = (size: number) => `${(size / 1_000).toFixed(2)} kB`;
  const known = [...groups.values()].reduce((sum, size) => sum + size, 0);
  return formatTable([
    ...[...groups].toSorted(([, a], [, b]) => b - a).map(([group, size]) => [group, kilobytes(size)]),
    ['esbuild’s own', kilobytes(bundle.length - known)],
    ['  together', kilobytes(bundle.length)],
    ['  gzipped', kilobytes(gzipSync(bundle).length)],
  ]);
}

/** `lib/dial/nouns.ts` → `lib/dial`; the package that stands in the bundle as text by its name. */
function groupOf(file: string): string {
  if (file.includes('.liquidjs.js')) return 'liquidjs, as text';
  if (file.includes('.actions.js')) return 'what acts, as text';
  const [, inPackage] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return inPackage ?? file.split('/').slice(0, -1).join('/');
}
