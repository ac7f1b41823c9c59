import { join } from 'node:path';
import { filesUnder } from '../files-under';

/** The paths at which the service of a project answers: its Functions, and its assets that are public. */
export function servicePaths(root: string): Set<string> {
  const functions = namesUnder(join(root, 'functions'))
    .filter((name) => /\.[jt]s$/.test(name) && !/\.(d\.ts|private\.[jt]s)$/.test(name))
    .map((name) => name.replace(/(\.protected)?\.[jt]s$/, ''));
  const assets = namesUnder(join(root, 'assets'))
    .filter((name) => !/\.private(\.[^./]+)?$/.test(name))
    .map((name) => name.replace(/\.protected(?=\.[^./]+$)/, ''));
  return new Set(
    [...functions, ...assets].map((name) => new URL(`/${name}`, 'https://any.invalid').pathname),
  );
}

function namesUnder(folder: string): string[] {
  return filesUnder(folder).map((name) => name.replaceAll('\\', '/'));
}
