/** The names that exist below a variable; `true` where any may have a value. */
export type Known = true | { readonly [name: string]: Known };
