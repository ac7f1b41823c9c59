/** Stands on the page in place of the library, which also follows edits: where in a text an offset is. */
export const TextDocument = {
  create: (_uri: string, _language: string, _version: number, text: string) => {
    const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
    return {
      positionAt(offset: number) {
        let [low, high] = [0, starts.length];
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if ((starts[middle] ?? 0) <= offset) low = middle;
          else high = middle;
        }
        return { line: low, character: offset - (starts[low] ?? 0) };
      },
    };
  },
};
