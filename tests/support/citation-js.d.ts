/** The part of Citation.js that the tests use; the packages come without types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: { chain(data: string, options: object): Record<string, unknown>[] };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-cff' {}
