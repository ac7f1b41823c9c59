import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Environment } from '../lib/config/check-environment';
import type { Surroundings } from '../lib/config/check-surroundings';
import { filesUnder } from './files-under';
import { widgetFolder } from './widget-files';

/** What of a project is deployed beside its widgets. */
export function readSurroundings(root: string): Surroundings {
  const functions = filesUnder(join(root, 'functions')).filter((name) => /(?<!\.d)\.[jt]s$/.test(name));
  const widgets = relative('assets', widgetFolder) + sep;
  const assets = filesUnder(join(root, 'assets')).filter((name) => !name.startsWith(widgets));
  return {
    functions: functions.filter(isReachable).map((name) => urlPath(name.replace(/\.[jt]s$/, ''))),
    assets: assets.filter(isReachable).map(urlPath).flatMap(withRoot),
    environments: readEnvironments(root),
  };
}

function isReachable(name: string): boolean {
  return !/\.private(\.[^.]*)?$/.test(name);
}

/** Source: `@twilio-labs/serverless-api`, how a file's name becomes a path. */
function urlPath(name: string): string {
  const path = name.split(sep).join('/').replaceAll(/\s/g, '-');
  return `/${path.replace(/\.(public|protected)(?=(\.[^./]*)?$)/, '')}`;
}

/** Source: Twilio docs, "Functions and Assets: Serving a root asset". */
function withRoot(path: string): string[] {
  return path === '/index.html' ? ['/', path] : [path];
}

/**
 * The files of variables with which a service may be deployed: `.env`, and `.env.prod` and the like. Where there is
 * none yet, `.env` is going to be a copy of the example.
 */
function readEnvironments(root: string): Environment[] {
  const files = readdirSync(root).filter(
    (name) => environmentFile.test(name) && statSync(join(root, name)).isFile(),
  );
  if (files.length > 0) {
    return files.sort().map((file) => {
      const set = [...readVariables(join(root, file))].filter(([, value]) => value !== '');
      return { file, names: new Set(set.map(([name]) => name)) };
    });
  }
  const example = join(root, '.env.example');
  return existsSync(example) ? [{ file: '.env', names: new Set(readVariables(example).keys()) }] : [];
}

const environmentFile = /^\.env(\.(?!example$|sample$|template$)[\w-]+)?$/;

/** Name → value, read as twilio-run reads it: its own reader is asynchronous, and the check is not. */
function readVariables(path: string): ReadonlyMap<string, string> {
  return new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line): [string, string][] => {
        const [, name, value = ''] = /^\s*([\w.-]+)\s*=\s*(.*)?\s*$/.exec(line) ?? [];
        return name === undefined ? [] : [[name, value.replaceAll(/^['"]|['"]$/g, '').trim()]];
      }),
  );
}
