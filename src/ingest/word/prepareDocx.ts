import type { CheerioAPI } from 'cheerio';
import type { DocxParts } from './docxParts.js';
import { Numbering } from './numbering.js';
import { writeZip } from './writeZip.js';
import { xmlTree } from './xmlTree.js';

/** A relation to a picture, an embedded file or anything outside of the document. */
const OTHER_RELATIONS = 'Relationship[TargetMode="External"], Relationship[Type$="/image"]';

/**
 * A Word document of checked parts alone, made ready for mammoth: the numbers that Word counts are written into the
 * text, and what mammoth would drop is put in forms that it reads.
 */
export async function prepareDocx(parts: DocxParts, main: string): Promise<Buffer> {
  const { $ } = await xmlTree(parts.get(main) ?? '');
  const numbering = new Numbering(
    (await xmlTree(parts.get('word/numbering.xml') ?? '')).root,
    (await xmlTree(parts.get('word/styles.xml') ?? '')).root,
  );
  tidy($);
  moveBoxes($);
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

/** Puts what mammoth drops in the forms that it knows: words of simple fields, breaks of pages, odd tabs. */
function tidy($: CheerioAPI): void {
  $('w\\:fldSimple, w\\:bdo, w\\:dir').each((_, element) => {
    $(element).replaceWith($(element).contents());
  });
  $('w\\:br').removeAttr('w:type');
  $('w\\:cr').replaceWith('<w:br/>');
  $('w\\:ptab').replaceWith('<w:tab/>');
  $('w\\:r > w\\:rPr > w\\:vanish').each((_, element) => {
    if (!/^(?:0|false)$/.test($(element).attr('w:val') ?? '')) $(element).closest('w\\:r').remove();
  });
}

/** Puts the text of drawn boxes behind the paragraph to which they are tied. */
function moveBoxes($: CheerioAPI): void {
  const drawn = $('mc\\:AlternateContent, w\\:drawing').toArray();
  // From the last on, so that boxes of one paragraph keep their order.
  for (const element of drawn.reverse()) {
    // Within two forms of one drawing the newer holds the text; the older says the same.
    const boxes = $(element).find('wps\\:txbx > w\\:txbxContent');
    const paragraph = $(element).closest('w\\:p');
    const outer = $(element).parents('mc\\:AlternateContent, w\\:drawing');
    if (boxes.length === 0 || paragraph.length === 0 || outer.length > 0) continue;
    paragraph.after(boxes.contents());
    $(element).remove();
  }
}

async function withoutOutside(xml: string): Promise<string> {
  const { $ } = await xmlTree(xml);
  $(OTHER_RELATIONS).each((_, element) => {
    if (!$(element).attr('Type')?.endsWith('/hyperlink')) $(element).remove();
  });
  return $.xml();
}
