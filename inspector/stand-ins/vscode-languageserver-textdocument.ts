/** Stands on the page in place of the library, which also follows edits: where in a text an offset is. */
export const TextDocument = {
  create: (_uri: string, _language: string, _version: number, text: string) => {
    const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
    return {
      positionAt(offset: number) {
        const line = starts.findLastIndex((start) => start <= offset);
        return { line, character: offset - (starts[line] ?? 0) };
      },
    };
  },
};
