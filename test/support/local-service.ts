import { setImmediate } from 'node:timers/promises';
import { buildProject } from '../../scripts/build-project';
import { checkProject, describeFindings } from '../../scripts/check-project';
import { forkRuntime, patience, type Runtime } from './fork-runtime';
import { domain } from './service';
import { type ProjectContent, type TemporaryProject, temporaryProject } from './temporary-project';

/** A whole answer, with what stands in the error log since the request: each line as JSON, or else as text. */
export interface Reply {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
  readonly log: readonly unknown[];
}

type Parameters = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export interface LocalService {
  readonly port: number;
  readonly project: TemporaryProject;
  /** With parameters in the query. */
  get(path: string, query?: Parameters): Promise<Reply>;
  /** With parameters in a form, as Twilio sends them; the path may have a query, too. */
  post(path: string, form?: Parameters): Promise<Reply>;
  /** With a body of JSON, as Studio's Run Function may send it. */
  postJson(path: string, text: string): Promise<Reply>;
  /** Everything that the process has written since its start. */
  output(): string;
  stop(): Promise<void>;
}

interface Circumstances {
  /** The host that the service believes to be; `''` is this machine and the port that is free. */
  readonly domain?: string;
  /** Whether each request takes in what has changed in `dist/`. */
  readonly live?: boolean;
  /** Whether the assets were left behind. */
  readonly withoutAssets?: boolean;
  /** The origin that stands in for Twilio's API. */
  readonly twilioApi?: string;
  /** Whether the inspector's page is served, too. */
  readonly page?: boolean;
  /** What its clock says, whenever it is asked; the right time where it is left out. */
  readonly moment?: Date;
}

/** Build a project and serve it with Twilio's own local runtime, in a process of its own. */
export async function startLocalService(
  content: ProjectContent,
  circumstances: Circumstances = {},
): Promise<LocalService> {
  const project = temporaryProject(content, { page: circumstances.page ?? false });
  try {
    build(project);
    if (circumstances.withoutAssets) project.remove('dist/assets');
    return await serve(project, circumstances);
  } catch (error) {
    project.discard();
    throw error;
  }
}

/** Build what stands in a project's folder. */
export function build(project: Pick<TemporaryProject, 'root'>): void {
  const checked = checkProject(project.root);
  if (checked.faults.length > 0) throw new Error(describeFindings(checked));
  buildProject(project.root, checked.widgets);
}

async function serve(project: TemporaryProject, circumstances: Circumstances): Promise<LocalService> {
  const { port, output, stop } = await startRuntime(project.root, circumstances);
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const begin = output().length;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      signal: AbortSignal.timeout(patience),
    });
    const body = await response.text();
    // The runtime logs before it answers, so the pipe is readable by now, but maybe not yet read.
    await setImmediate();
    const log = output().slice(begin).split('\n').slice(0, -1).map(parseLine);
    return { status: response.status, type: response.headers.get('content-type'), body, log };
  };
  return {
    port,
    project,
    get: (path, query = {}) => {
      const written = searchParams(query).toString();
      return send(written === '' ? path : `${path}?${written}`, {});
    },
    post: (path, form = {}) => send(path, { method: 'POST', body: searchParams(form) }),
    postJson: (path, text) =>
      send(path, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } }),
    output,
    stop: async () => {
      await stop();
      project.discard();
    },
  };
}

function startRuntime(
  root: string,
  { domain: host = domain, live = false, twilioApi = '', moment }: Circumstances,
): Promise<Runtime> {
  const clock = moment === undefined ? '' : String(moment.getTime());
  return forkRuntime('serve-project.cjs', [root, host, live ? 'live' : 'still', twilioApi, clock]);
}

function searchParams(parameters: Parameters): URLSearchParams {
  return new URLSearchParams(
    Symbol.iterator in parameters ? parameters.map(([...pair]) => pair) : { ...parameters },
  );
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
