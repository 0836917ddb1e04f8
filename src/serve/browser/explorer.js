/*
 * What makes the pages easier with a script: all of them can be read, and reviews given, without it. It asks for nothing
 * from anywhere but the place that it came from, and writes no markup.
 */

const name = 'section55-reviewer';

/** Keeps the reviewer's name on this machine, so that it need not be given with each review. */
function rememberReviewer() {
  for (const field of document.querySelectorAll('input[data-reviewer]')) {
    if (field.value === '') field.value = localStorage.getItem(name) ?? '';
    field.form?.addEventListener('submit', () => localStorage.setItem(name, field.value));
  }
}

/** Files and addresses of a page that was narrowed are narrowed as it is. */
function keepQuery() {
  if (location.search === '') return;
  for (const link of document.querySelectorAll('a[data-keep-query]')) link.href += location.search;
}

function offerToCopy() {
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const source = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(source?.textContent ?? '');
      button.textContent = 'Copied';
    });
  }
}

function isTyping(target) {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
}

/** n and p go through the claims of a letter; letters of a review press its buttons. */
function listenForKeys() {
  const claims = [...document.querySelectorAll('mark.claim[id]')];
  let at = claims.findIndex((claim) => `#${claim.id}` === location.hash);
  const go = (step) => {
    if (claims.length === 0) return;
    claims[at]?.classList.remove('current');
    at = (at + step + claims.length) % claims.length;
    const claim = claims[at];
    claim.classList.add('current');
    history.replaceState(null, '', `#${claim.id}`);
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: 'center' });
    markOnPage(claim);
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const button = document.querySelector(
      `form[data-review] button[data-key="${CSS.escape(event.key)}"]`,
    );
    if (button) {
      event.preventDefault();
      button.form?.requestSubmit(button);
    } else if (event.key === 'n' || event.key === 'p') {
      const link = document.querySelector(event.key === 'n' ? 'a[rel=next]' : 'a[rel=prev]');
      if (claims.length > 0) go(event.key === 'n' ? 1 : -1);
      else if (link) link.click();
    }
  });
  for (const claim of claims) claim.addEventListener('click', () => markOnPage(claim));
  if (at >= 0) markOnPage(claims[at]);
}

/** Shows the page pictures with the quote of this claim marked. */
function markOnPage(claim) {
  for (const picture of document.querySelectorAll('img[data-page]')) {
    const address = new URL(picture.src);
    address.search = `?claim=${claim.id.replace(/^c-/, '')}`;
    picture.src = address.href;
  }
}

/** Words marked in the letter come into the form of a missed claim. */
function takeMarkedWords() {
  const field = document.querySelector('textarea[data-quote]');
  const letter = document.querySelector('.letter .text');
  if (!field || !letter) return;
  letter.addEventListener('mouseup', () => {
    const words = String(getSelection()).trim();
    if (words.length > 3) field.value = words;
  });
}

/** On a site of files nobody answers a question: rows are narrowed here. */
function narrowHere() {
  const form = document.querySelector('form[data-filters]');
  if (!form || !document.documentElement.hasAttribute('data-static')) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const asked = new FormData(form);
    const [region, position, speaker] = ['region', 'position', 'speaker'].map((key) =>
      asked.get(key),
    );
    let shown = 0;
    for (const row of document.querySelectorAll('table.matrix tbody tr')) {
      const cells = row.dataset.cells.split(' ').map((cell) => cell.split(':'));
      const fits =
        (!region || row.dataset.region === region) &&
        ((!position && !speaker) ||
          cells.some(
            ([at, speakers]) =>
              (!position || at === position) && (!speaker || speakers.split('+').includes(speaker)),
          ));
      row.hidden = !fits;
      if (fits) shown++;
    }
    const count = document.getElementById('count');
    if (count) count.textContent = `${shown} ${shown === 1 ? 'body' : 'bodies'}`;
  });
}

/** Longest list of what was found on a site of files. */
const FOUND = 100;

/** On a site of files: every word that is asked for must stand in the claim, in any order. */
async function searchHere() {
  const form = document.querySelector('form[data-search]');
  const list = document.getElementById('found');
  if (!form || !list) return;
  const answer = await fetch('claims.json');
  const claims = await answer.json();
  const show = () => {
    const words = String(new FormData(form).get('q')).toLowerCase().split(/\s+/).filter(Boolean);
    const found = claims.filter(({ text }) =>
      words.every((word) => text.toLowerCase().includes(word)),
    );
    const items = found.slice(0, FOUND).map(({ id, text, force, status }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `../claims/${id}/`;
      link.textContent = text;
      item.append(`${force}, ${status}: `, link);
      return item;
    });
    list.replaceChildren(...items);
    const count = document.getElementById('count');
    if (count)
      count.textContent = `${found.length} of ${claims.length} claims${found.length > FOUND ? `; the first ${FOUND} are shown` : ''}`;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
}

rememberReviewer();
keepQuery();
offerToCopy();
listenForKeys();
takeMarkedWords();
narrowHere();
searchHere();
