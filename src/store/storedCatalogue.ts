/** What the store keeps of a catalogue, so that plain SQL can tell who is silent; a whole lexicon is one. */
export interface StoredCatalogue {
  /** Hash of the rule packs. */
  readonly hash: string;
  readonly rows: {
    readonly bodies: readonly {
      id: string;
      name: string;
      nation: string;
      onsCode: string | null;
      policingBodies: readonly { name: string; type: string; to: string | null }[];
    }[];
    readonly inspections: readonly {
      id: string;
      title: string;
      published: string | null;
      kind: string;
      scope: string;
      forces: readonly string[];
      recommendations: readonly {
        key: string;
        kind: string;
        number: string;
        paraphrase: string | null;
        due: string | null;
        addressedToForces: boolean | null;
        topic: string | null;
        parts: readonly { id: string }[];
      }[];
    }[];
    readonly topics: readonly { id: string; name: string }[];
  };
}
