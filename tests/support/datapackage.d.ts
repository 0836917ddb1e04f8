/** The part of the validator that the tests use; the package comes without types. */
declare module 'datapackage' {
  interface Resource {
    name: string;
    tabular: boolean;
    read(options: { relations: boolean }): Promise<unknown[]>;
  }
  export function validate(descriptor: string): Promise<{ valid: boolean; errors: unknown[] }>;
  export const Package: {
    load(
      descriptor: string,
      options: { basePath: string; strict: boolean },
    ): Promise<{ resources: Resource[] }>;
  };
}
