/** A request to the stand-in for the Serverless API, as it was read. */
export interface ApiRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly form: Form;
}

/** The parameters of a request, each with all its values. */
export type Form = ReadonlyMap<string, readonly Buffer[]>;

/** What the API answers in place of a resource. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export function refuse(status: number, code: number, message: string): never {
  throw new Refusal(status, code, message);
}

/** A parameter that may be left out. */
export function optional(form: Form, name: string): string | undefined {
  return form.get(name)?.[0]?.toString();
}

export function bytes(form: Form, name: string): Buffer {
  return form.get(name)?.[0] ?? refuse(400, 20001, `Missing required parameter ${name} in the post body`);
}

export function text(form: Form, name: string): string {
  return bytes(form, name).toString();
}

/** All values of a parameter. */
export function texts(form: Form, name: string): readonly string[] {
  return (form.get(name) ?? []).map(String);
}
