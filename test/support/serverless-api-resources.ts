import type { Dependency } from './serverless-api-limits';

/** A Function or an Asset, as it was uploaded. */
export interface Upload {
  readonly path: string;
  readonly visibility: string;
  readonly content: Buffer;
}

/** What answers the requests to a domain. */
export interface Live {
  readonly functions: readonly Upload[];
  readonly assets: readonly Upload[];
  readonly dependencies: readonly Dependency[];
  readonly variables: Readonly<Record<string, string>>;
  /** Whether the Functions find ACCOUNT_SID and AUTH_TOKEN among their variables. */
  readonly includesCredentials: boolean;
}

/** What every resource has. */
type Common = { sid: string; account_sid: string; date_created: string; date_updated: string };
export type Made<Fields> = Fields & Readonly<Common>;
export type Service = { readonly unique_name: string; readonly include_credentials: boolean };
export type OfService = { readonly service_sid: string };
export type Environment = OfService & {
  readonly domain_suffix: string | null;
  readonly domain_name: string;
  build_sid: string | null;
};
export type Named = OfService & { readonly friendly_name: string };
export type Version = OfService & { readonly path: string; readonly visibility: string };
export type Variable = { readonly environment_sid: string; readonly key: string; value: string };
export type Build = OfService & {
  status: 'building' | 'completed' | 'failed';
  readonly function_versions: readonly Made<Version>[];
  readonly asset_versions: readonly Made<Version>[];
  readonly dependencies: readonly Dependency[];
  readonly runtime: string;
};
