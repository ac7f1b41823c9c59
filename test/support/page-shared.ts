/** What is to be stopped after all tests of the page; it lies where jest keeps it between setup and teardown. */
export const shared: { readonly stop: (() => Promise<void>)[] } = takeOrMake();

function takeOrMake(): typeof shared {
  const place: { pageTests?: typeof shared } = globalThis;
  place.pageTests ??= { stop: [] };
  return place.pageTests;
}
