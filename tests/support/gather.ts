/** All values of an async iterable (Array.fromAsync, which Node 20 does not have). */
export async function gather<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
