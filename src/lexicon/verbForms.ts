import { view } from './view.js';

/** What is known of English verb forms, from verbs.json. All words in lower case. */
export interface VerbForms {
  /** Irregular past participle to base form. */
  participles: ReadonlyMap<string, string>;
  /** Irregular simple past to base form. */
  pasts: ReadonlyMap<string, string>;
  /** Irregular base forms. */
  bases: ReadonlySet<string>;
  /** Words that end like verb forms and are none. */
  notForms: ReadonlySet<string>;
  /** Past forms too often used otherwise to count as a finite verb on their own. */
  ambiguousPasts: ReadonlySet<string>;
  adverbs: ReadonlySet<string>;
  notAdverbs: ReadonlySet<string>;
}

export const verbFormsOf = view((lexicon): VerbForms => {
  const words = (id: string) =>
    new Set(lexicon.rows.verbs.find((row) => row.id === id)?.words ?? []);
  const forms = Object.entries(
    lexicon.rows.verbs.find((row) => row.id === 'irregular')?.forms ?? {},
  );
  return {
    participles: new Map(forms.map(([base, [, participle]]) => [participle, base])),
    pasts: new Map(forms.map(([base, [past]]) => [past, base])),
    bases: new Set(forms.map(([base]) => base)),
    notForms: words('not-ed'),
    ambiguousPasts: words('ambiguous-past'),
    adverbs: words('adverbs'),
    notAdverbs: words('not-adverbs'),
  };
});
