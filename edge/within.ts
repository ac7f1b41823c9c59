/** What a promise comes to, or undefined where that takes longer than this. Milliseconds. */
export async function within<T>(time: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, time, undefined);
  });
  try {
    return await Promise.race([tooLate, promise]);
  } finally {
    clearTimeout(timer);
    // Too late, nobody hears of its failure any more.
    promise.catch(() => {});
  }
}
