/**
 * The search box in the bar: what it may be that somebody types is suggested below it (a combobox with a listbox, as in the WAI-ARIA
 * patterns). "/" leads to it from anywhere; on a phone an icon opens it. Without this script it is a form like any other.
 *
 *  data-box="/x"       where suggestions are: {"told": "...", "suggestions": [{"text", "hint", "icon", "href"}]}
 *  data-icons="/x"     the sprite with their pictures
 *  data-box-open, data-box-close   the buttons that open and close it on a phone
 */

const PAUSE_MS = 150;
const SHORTEST = 2;
const EDITABLE = 'input, textarea, select, [contenteditable]';

const box = document.getElementById('box');
const input = document.getElementById('box-text');
const list = document.getElementById('box-list');
const opener = document.querySelector('[data-box-open]');
const announcer = document.getElementById('announcer');

let options = [];
let active = -1;
let timer;
let asked;

/* ---- What is shown ---- */

function close() {
  clearTimeout(timer);
  asked?.abort();
  options = [];
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute('aria-expanded', 'false');
  choose(-1);
}

/** Marks one suggestion as the one that Enter takes; -1 for none, so that Enter takes what was typed. */
function choose(index) {
  active = index;
  list.querySelectorAll('[role=option]').forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
  const chosen = list.children[index];
  if (chosen) {
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  } else {
    input.removeAttribute('aria-activedescendant');
  }
}

function picture(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${box.dataset.icons}#${name}`);
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

function drawn(suggestion, index) {
  const option = document.createElement('li');
  option.id = `box-option-${index}`;
  option.className = 'box-option';
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const text = document.createElement('span');
  text.className = 'box-option-text';
  text.textContent = suggestion.text;
  option.append(picture(suggestion.icon), text);
  if (suggestion.hint) {
    const hint = document.createElement('small');
    hint.textContent = suggestion.hint;
    option.append(' ', hint);
  }
  return option;
}

function show({ told, suggestions }) {
  options = suggestions;
  list.replaceChildren(...suggestions.map(drawn));
  list.hidden = suggestions.length === 0;
  input.setAttribute('aria-expanded', String(!list.hidden));
  choose(-1);
  announcer.textContent = told;
}

/* ---- What is asked ---- */

/** Asks once somebody pauses; an answer to what was typed before is of no use any more. */
function suggest() {
  clearTimeout(timer);
  asked?.abort();
  if (input.value.trim().length < SHORTEST) {
    close();
    return;
  }
  timer = setTimeout(ask, PAUSE_MS);
}

async function ask() {
  asked = new AbortController();
  const { signal } = asked;
  try {
    const address = `${box.dataset.box}?text=${encodeURIComponent(input.value.trim())}`;
    const response = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'same-origin', signal });
    if (!response.ok) return;
    const answer = await response.json();
    if (!signal.aborted && document.activeElement === input) show(answer);
  } catch (error) {
    if (error.name !== 'AbortError') console.debug('nothing suggested', error.message);
  }
}

/* ---- What is done ---- */

function take(index) {
  location.assign(options[index].href);
  close();
}

function step(by) {
  if (list.hidden) {
    suggest();
    return;
  }
  // One place is that of what was typed.
  const places = options.length + 1;
  choose((active + 1 + by + places) % places - 1);
}

/** Where there is room, it is open always. */
function open() {
  if (opener.offsetParent !== null) {
    box.classList.add('open');
    opener.setAttribute('aria-expanded', 'true');
  }
  input.focus();
  input.select();
}

function shut() {
  const was = box.classList.contains('open');
  close();
  box.classList.remove('open');
  opener.setAttribute('aria-expanded', 'false');
  if (was) opener.focus();
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => (active >= 0 ? take(active) : false),
  Escape: () => {
    if (!list.hidden) close();
    else if (box.classList.contains('open')) shut();
    else return false;
    return true;
  },
};

function prepare() {
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', 'box-list');
  input.setAttribute('aria-keyshortcuts', '/');
  list.setAttribute('role', 'listbox');

  input.addEventListener('input', event => { if (!event.isComposing) suggest(); });
  input.addEventListener('keydown', event => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = KEYS[event.key];
    if (act && act() !== false) event.preventDefault();
  });
  // Words that are none lead nowhere.
  box.addEventListener('submit', event => {
    if (!input.value.trim()) event.preventDefault();
    else close();
  });
  box.addEventListener('focusout', event => { if (!box.contains(event.relatedTarget)) close(); });
  list.addEventListener('mousedown', event => event.preventDefault()); // the box keeps the focus
  list.addEventListener('click', event => {
    const option = event.target.closest('[role=option]');
    if (option) take([...list.children].indexOf(option));
  });
  opener.addEventListener('click', open);
  box.querySelector('[data-box-close]').addEventListener('click', shut);
  document.addEventListener('keydown', event => {
    const typing = event.target.closest?.(EDITABLE) || document.querySelector('dialog[open]');
    if (event.key !== '/' || typing || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    open();
  });
}

if (box) prepare();
