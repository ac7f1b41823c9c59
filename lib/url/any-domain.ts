/** Stands for the host of a service where none is known, or makes no difference: there is no such host. */
export const anyDomain = 'service.invalid';

export const anyOrigin = `https://${anyDomain}`;
