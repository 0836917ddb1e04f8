import type { BodyRow, InspectionRow } from '../lexicon/index.js';

/** What a comparison needs of the lexicon; a whole lexicon is one. */
export interface Catalogue {
  readonly rows: {
    readonly bodies: readonly Pick<BodyRow, 'id' | 'name'>[];
    readonly inspections: readonly Pick<
      InspectionRow,
      'id' | 'title' | 'published' | 'scope' | 'forces' | 'recommendations'
    >[];
  };
}

export type CatalogueInspection = Catalogue['rows']['inspections'][number];
