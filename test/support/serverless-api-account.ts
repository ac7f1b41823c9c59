import { randomBytes } from 'node:crypto';
import {
  checkBuild,
  checkContent,
  checkDependencies,
  checkPath,
  checkRoom,
  checkRuntime,
  checkValue,
  checkVisibility,
} from './serverless-api-limits';
import { type ApiRequest, bytes, type Form, optional, refuse, text, texts } from './serverless-api-request';
import type {
  Build,
  Environment,
  Live,
  Made,
  Named,
  OfService,
  Service,
  Upload,
  Variable,
  Version,
} from './serverless-api-resources';

interface Account {
  /** @throws Refusal */
  answer(request: ApiRequest): object;
  /** Let the builds from now on end like this; one that fails may say why. */
  endBuilds(status: 'completed' | 'failed', more?: Readonly<Record<string, string>>): void;
  /** The build that was activated last at this domain; undefined where there is none. */
  live(domain: string): Live | undefined;
}

/** Gets the SIDs that stand in the path, in their order. */
type Handler = (form: Form, ...sids: string[]) => object;

/** An empty account in the stand-in for Twilio's Serverless API: https://www.twilio.com/docs/serverless/api */
export function serverlessAccount(accountSid: string): Account {
  const services: Made<Service>[] = [];
  const environments: Made<Environment>[] = [];
  const functions: Made<Named>[] = [];
  const assets: Made<Named>[] = [];
  const versions: Made<Version>[] = [];
  const contents = new Map<string, Buffer>();
  const variables: Made<Variable>[] = [];
  const builds: Made<Build>[] = [];
  let end: Readonly<{ status: 'completed' | 'failed' }> = { status: 'completed' };

  const add = <Fields extends object>(list: Made<Fields>[], prefix: string, fields: Fields): Made<Fields> => {
    const now = new Date().toISOString();
    const sid = prefix + randomBytes(16).toString('hex');
    const made = { sid, account_sid: accountSid, date_created: now, date_updated: now, ...fields };
    list.push(made);
    return made;
  };
  const addVersion: Handler = (form, service_sid) => {
    const path = checkPath(text(form, 'Path'));
    const visibility = checkVisibility(text(form, 'Visibility'));
    const content = checkContent(bytes(form, 'Content'), visibility);
    const version = add(versions, 'ZN', { service_sid, path, visibility });
    contents.set(version.sid, content);
    return version;
  };

  const routes: Readonly<Record<string, Handler>> = {
    'GET /v1/Services': () => page('services', services),
    'POST /v1/Services': (form) => {
      const unique_name = text(form, 'UniqueName');
      if (services.some((service) => service.unique_name === unique_name)) {
        refuse(409, 20409, 'Service with this UniqueName already exists.');
      }
      checkRoom('services', services.length);
      return add(services, 'ZS', {
        unique_name,
        include_credentials: optional(form, 'IncludeCredentials') !== 'false',
      });
    },
    'GET /v1/Services/*': (_, sid) => found(services, sid),
    'GET /v1/Services/*/Environments': (_, sid) => page('environments', environments.filter(of(sid))),
    'POST /v1/Services/*/Environments': (form, service_sid) => {
      const domain_suffix = optional(form, 'DomainSuffix') ?? null;
      const labels = [found(services, service_sid).unique_name, '1234', domain_suffix ?? []].flat();
      const domain_name = `${labels.join('-')}.twil.io`;
      if (environments.some((other) => other.domain_name === domain_name)) {
        refuse(409, 20409, 'Environment with this UniqueName or DomainSuffix already exists.');
      }
      checkRoom('environments', environments.filter(of(service_sid ?? '')).length);
      return add(environments, 'ZE', { service_sid, domain_suffix, domain_name, build_sid: null });
    },
    'GET /v1/Services/*/Environments/*': (_, __, sid) => found(environments, sid),
    'GET /v1/Services/*/Functions': (_, sid) => page('functions', functions.filter(of(sid))),
    'POST /v1/Services/*/Functions': (form, service_sid) =>
      add(functions, 'ZH', { service_sid, friendly_name: text(form, 'FriendlyName') }),
    'POST /v1/Services/*/Functions/*/Versions': addVersion,
    'GET /v1/Services/*/Assets': (_, sid) => page('assets', assets.filter(of(sid))),
    'POST /v1/Services/*/Assets': (form, service_sid) =>
      add(assets, 'ZH', { service_sid, friendly_name: text(form, 'FriendlyName') }),
    'POST /v1/Services/*/Assets/*/Versions': addVersion,
    'POST /v1/Services/*/Builds': (form, service_sid) => {
      const function_versions = texts(form, 'FunctionVersions').map((sid) => found(versions, sid));
      const asset_versions = texts(form, 'AssetVersions').map((sid) => found(versions, sid));
      checkBuild(function_versions, asset_versions);
      const fields = {
        service_sid,
        function_versions,
        asset_versions,
        dependencies: checkDependencies(optional(form, 'Dependencies')),
        // Twilio's default, where none is sent.
        runtime: checkRuntime(optional(form, 'Runtime') ?? 'node22'),
      };
      return add<Build>(builds, 'ZB', { ...fields, status: 'building' });
    },
    'GET /v1/Services/*/Builds': (_, sid) => page('builds', builds.filter(of(sid))),
    'GET /v1/Services/*/Builds/*': (_, __, sid) => found(builds, sid),
    'GET /v1/Services/*/Builds/*/Status': (_, service_sid, sid) => {
      const build = found(builds, sid);
      const { status } = build;
      if (status === 'building') Object.assign(build, end);
      return { sid, account_sid: accountSid, service_sid, status };
    },
    'GET /v1/Services/*/Environments/*/Variables': (_, __, sid) =>
      page(
        'variables',
        variables.filter((variable) => variable.environment_sid === sid),
      ),
    'POST /v1/Services/*/Environments/*/Variables': (form, _, environment_sid) =>
      add(variables, 'ZV', {
        environment_sid,
        key: text(form, 'Key'),
        value: checkValue(text(form, 'Value')),
      }),
    'POST /v1/Services/*/Environments/*/Variables/*': (form, _, __, sid) =>
      Object.assign(found(variables, sid), { value: checkValue(text(form, 'Value')) }),
    'POST /v1/Services/*/Environments/*/Deployments': (form, service_sid, environment_sid) => {
      const build = found(builds, text(form, 'BuildSid'));
      if (build.status !== 'completed') refuse(400, 20001, 'The Build has not completed.');
      found(environments, environment_sid).build_sid = build.sid;
      return add([], 'ZD', { service_sid, environment_sid, build_sid: build.sid });
    },
  };

  const uploaded = (list: readonly Made<Version>[]): Upload[] =>
    list
      .map(({ sid, path, visibility }) => ({
        path,
        visibility,
        content: contents.get(sid) ?? Buffer.alloc(0),
      }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));

  return {
    answer: ({ method, host, path, form }) => {
      const expectedHost = path.endsWith('/Versions')
        ? 'serverless-upload.twilio.com'
        : 'serverless.twilio.com';
      const route = `${method} ${path.replaceAll(sidPattern, '*')}`;
      const handler = host === expectedHost ? routes[route] : undefined;
      if (handler === undefined) return refuse(404, 20404, `${path} of ${host} was not found`);
      return handler(form, ...(path.match(sidPattern) ?? []));
    },
    endBuilds: (status, more = {}) => {
      end = { status, ...more };
    },
    live: (domain) => {
      const environment = environments.find(({ domain_name }) => domain_name === domain);
      const build = builds.find(({ sid }) => sid === environment?.build_sid);
      if (environment === undefined || build === undefined) return undefined;
      const service = found(services, environment.service_sid);
      const own = variables.filter(({ environment_sid }) => environment_sid === environment.sid);
      return {
        functions: uploaded(build.function_versions),
        assets: uploaded(build.asset_versions),
        dependencies: build.dependencies,
        variables: Object.fromEntries(own.map(({ key, value }) => [key, value])),
        includesCredentials: service.include_credentials,
      };
    },
  };
}

const sidPattern = /\b[A-Z]{2}[0-9a-f]{32}\b/g;

function page(key: string, resources: readonly object[]): object {
  return { [key]: resources, meta: { key, page: 0, page_size: 50, next_page_url: null } };
}

function of(service: string): (resource: OfService) => boolean {
  return ({ service_sid }) => service_sid === service;
}

function found<Resource extends { readonly sid: string }>(list: readonly Resource[], sid: string): Resource {
  return list.find((resource) => resource.sid === sid) ?? refuse(404, 20404, `${sid} was not found`);
}
