import type { DocxParts } from './docxParts.js';
import { Numbering } from './numbering.js';
import { writeZip } from './writeZip.js';
import { xmlTree } from './xmlTree.js';

/** A relation to a picture, an embedded file or anything outside of the document. */
const OTHER_RELATIONS = 'Relationship[TargetMode="External"], Relationship[Type$="/image"]';

/**
 * A Word document of checked parts alone, made ready for mammoth: the numbers that Word counts are written into the
 * text, and the newer form of a text box stands where only the older would be read.
 */
export async function prepareDocx(parts: DocxParts, main: string): Promise<Buffer> {
  const { $ } = await xmlTree(parts.get(main) ?? '');
  const numbering = new Numbering(
    (await xmlTree(parts.get('word/numbering.xml') ?? '')).root,
    (await xmlTree(parts.get('word/styles.xml') ?? '')).root,
  );
  // Of two forms of one drawing mammoth reads the older, which newer programs leave out.
  $('mc\\:AlternateContent').each((_, element) => {
    const boxes = $(element).find('mc\\:Choice w\\:txbxContent');
    const paragraphs = $(element).closest('w\\:p');
    if (boxes.length > 0 && paragraphs.length > 0) {
      paragraphs.after(boxes.contents());
      $(element).remove();
    }
  });
  $('w\\:p').each((_, element) => {
    const properties = $(element).children('w\\:pPr');
    const place = numbering.placeOf(properties.get(0));
    // A paragraph whose end is deleted is none: its words go on in the next.
    if (!place || properties.children('w\\:rPr').children('w\\:del').length > 0) return;
    const number = numbering.next(place);
    if (number === null) return;
    properties.children('w\\:numPr').remove();
    if ($(element).find('w\\:t').length === 0) return;
    const run = $('<w:r/>').append($('<w:t xml:space="preserve"/>').text(`${number} `));
    if (properties.length > 0) properties.after(run);
    else $(element).prepend(run);
  });
  const prepared = new Map<string, Buffer>();
  for (const [name, xml] of parts) {
    if (name === main) prepared.set(name, Buffer.from($.xml()));
    else if (name.endsWith('.rels')) prepared.set(name, Buffer.from(await withoutOutside(xml)));
    else prepared.set(name, Buffer.from(xml));
  }
  return writeZip(prepared);
}

async function withoutOutside(xml: string): Promise<string> {
  const { $ } = await xmlTree(xml);
  $(OTHER_RELATIONS).each((_, element) => {
    if (!$(element).attr('Type')?.endsWith('/hyperlink')) $(element).remove();
  });
  return $.xml();
}
