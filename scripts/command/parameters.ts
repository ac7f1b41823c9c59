import { quote } from '../../lib/quote';

/** A parameter of a request. */
export type Pair = readonly [name: string, value: string];

/** Read what `--param` says; or say what is wrong with it. */
export function readParameters(params: readonly string[] = []): readonly Pair[] | string {
  const nameless = params.find((param) => param.indexOf('=') < 1);
  if (nameless !== undefined) return `--param ${quote(nameless)} has no name; expected NAME=VALUE`;
  return params.map((param): Pair => {
    const at = param.indexOf('=');
    return [param.slice(0, at), param.slice(at + 1)];
  });
}
