/**
 * The one script of Cloudy's pages. Every page works without it; with it, pages stay up to date by themselves.
 *
 * What elements ask for:
 *  data-refresh-on="services jobs"   is fetched again when one of these topics tells of a change (see TOPICS)
 *  data-refresh-every="10"           is fetched again every so many seconds, while the page is in sight
 *  data-refresh-url="/x"             from there; by default from the page's own address
 *  data-announce="text"              is told to screen readers after such a change; data-announce-from="#id" takes the text from there
 *  data-keep-typed                   a form that is left alone once somebody has changed something in it, or that came with data-touched
 *                                    because it was refused as it was typed
 *  data-job-log="12"                 lines that job 12 writes are appended
 *  data-follow                       scrolls along while it is at its end
 *  data-whole="in"                   when this differs in what is fetched, the page is another one, and is loaded anew as a whole: once
 *                                    the node has started anew, which it is about to
 *  data-moving                       while it is there, the node may go for a moment: the page is loaded anew when it is back
 *  data-return-when="/x"             the page is loaded anew when this address answers
 *  data-picture                      a file that becomes text in a hidden field, made smaller where it is large
 *  data-switches-on="id", data-chooses="id"   a switch or choice that is made by using this field
 *  data-largest="1000", data-too-large="text"   a file of more bytes is not sent, and why
 *  data-dialog                       a link whose page is shown in a dialog
 *  data-copy, data-reveal, data-strength, data-theme   buttons that do what their names say
 */

/** Topics of the bus by the names that pages use; those of members are asked for only when somebody has signed in. */
const TOPICS = {
  services: { address: 'cloudy.discovery.services-changed' },
  nodes: { address: 'cloudy.discovery.nodes-changed' },
  capabilities: { address: 'cloudy.capabilities.changed', member: true },
  jobs: { address: 'cloudy.jobs.changed', member: true },
  notices: { address: 'cloudy.notices.changed', member: true },
  snmp: { address: 'cloudy.snmp.changed', member: true },
  microcloud: { address: 'cloudy.microcloud.changed', member: true },
  names: { address: 'cloudy.dns.changed', member: true },
};
const JOB_LINES = 'cloudy.jobs.log';
/** A change is fetched at once, further ones together at the end of this time. */
const PAUSE_MS = 100;
/** After this time a question is asked anew: the node may have gone with it. */
const PATIENCE_MS = 20_000;
/** What could not be fetched is fetched again after this time: a node that starts opens its doors before all is ready behind them. */
const RETRY_MS = 2_000;
/** A node that is about to start anew does so within this time, or stays. */
const SETTLE_MS = 30_000;

const $ = id => document.getElementById(id);
const all = selector => [...document.querySelectorAll(selector)];
const here = () => location.pathname + location.search;
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Goes to a page once: on a slow line whoever sets out anew with each change that is told of would never arrive. */
let setOut = -Infinity;
function go(url) {
  if (performance.now() - setOut < PATIENCE_MS) return;
  setOut = performance.now();
  location.assign(url); // not a reload, which would send a form once more
}

/* ---- Fragments that stay up to date ---- */

/** What is under way, by address: fragments of one page are fetched together. */
const refreshes = new Map();

const addressOf = element => element.dataset.refreshUrl ?? here();

/** Has a fragment fetched: at once, or after the fetch that is under way. */
function refresh(element, announce) {
  const url = addressOf(element);
  const state = refreshes.get(url) ?? { busy: false, wanted: new Map() };
  refreshes.set(url, state);
  state.wanted.set(element.id, announce || state.wanted.get(element.id));
  // What is asked for in the same breath goes together.
  if (!state.busy && !document.hidden) {
    state.busy = true;
    queueMicrotask(() => run(url, state));
  }
}

async function run(url, state) {
  let pause = PAUSE_MS;
  const begun = performance.now();
  const wanted = new Map(state.wanted);
  state.wanted.clear();
  try {
    await fetchFragments(url, wanted);
  } catch (error) {
    console.debug('not refreshed', url, error.message); // the banner tells when the node is away
    for (const [id, announce] of wanted) state.wanted.set(id, announce || state.wanted.get(id));
    pause = RETRY_MS;
  }
  await sleep(Math.max(0, begun + pause - performance.now()));
  state.busy = false;
  if (state.wanted.size && !document.hidden) {
    state.busy = true;
    run(url, state);
  }
}

/** A node that started anew is in another run than the one that made this page. */
const isOfAnotherRun = response => (response.headers.get('Cloudy-Run') ?? document.body.dataset.run) !== document.body.dataset.run;

/** While it is set, the node that says that this page is another one is about to go: whoever went there now would find nobody. */
let settling;
const isMoving = () => settling !== undefined || document.querySelector('[data-moving]') !== null;

async function fetchFragments(url, wanted) {
  const headers = { 'HX-Request': 'true', 'HX-Target': [...wanted.keys()].join(' ') };
  const response = await fetch(url, { headers, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS) });
  const elsewhere = response.headers.get('HX-Redirect');
  if (elsewhere) go(elsewhere); // the session is over
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const [id, announce] of wanted) {
    const current = $(id);
    const fresh = page.getElementById(id);
    if (!current || !fresh) continue;
    if (addressOf(current) !== url) {
      refresh(current, announce); // meanwhile somebody asked for something else
      continue;
    }
    if (current.dataset.whole !== fresh.dataset.whole) {
      if (isOfAnotherRun(response)) go(here());
      else settling ??= setTimeout(settle, SETTLE_MS);
      return;
    }
    morph(current, fresh);
    if (announce) tell(current.dataset.announce ?? textOf(current.dataset.announceFrom));
  }
}

/** Changes only what differs, so that focus, scroll position and what is typed stay. */
function morph(current, fresh) {
  Idiomorph.morph(current, fresh, {
    ignoreActiveValue: true,
    callbacks: {
      beforeNodeMorphed(from, to) {
        if (!(from instanceof Element)) return true;
        if (from.matches('form[data-keep-typed]') && isTouched(from)) return false;
        if (from.matches('[data-plot]') && from.dataset.plot === to.dataset?.plot) return false; // it draws itself
        if (from.matches('.dropdown') && from.querySelector(':scope > .dropdown-menu.show')) return false; // somebody chooses
        if (from.matches('[data-job-log]') && to instanceof Element) {
          to.querySelectorAll('li').forEach(line => addLine(from, line));
          return false;
        }
        if (from.matches('details[data-keep-open]') && to instanceof Element) to.open = from.open;
        return true;
      },
    },
  });
  htmx.process($(current.id) ?? document.body);
  follow();
}

const isTouched = form => form.dataset.touched === 'true';

document.addEventListener('input', event => {
  const form = event.target.closest?.('form[data-keep-typed]');
  if (form) form.dataset.touched = 'true';
});

function refreshAll(selector, announce = false) {
  all(selector).forEach(element => refresh(element, announce));
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return;
  refreshes.forEach(state => {
    const ids = [...state.wanted.keys()];
    ids.map($).filter(Boolean).forEach(element => refresh(element, false));
  });
});

const lastRefreshed = new Map();

setInterval(() => {
  if (document.hidden) return;
  const now = performance.now();
  all('[data-refresh-every]').forEach(element => {
    if (now - (lastRefreshed.get(element.id) ?? 0) >= Number(element.dataset.refreshEvery) * 1000) {
      lastRefreshed.set(element.id, now);
      refresh(element, false);
    }
  });
}, 1000);

/* ---- Words for screen readers ---- */

let lastTold = 0;
const textOf = selector => selector && document.querySelector(selector)?.textContent;

/** Tells a change, but no more than one in five seconds. */
function tell(text) {
  if (!text || performance.now() - lastTold < 5000) return;
  lastTold = performance.now();
  $('announcer').textContent = text;
}

/* ---- The bus ---- */

function connect() {
  if (document.body.dataset.noBus !== undefined || typeof EventBus === 'undefined') return;
  const member = document.body.dataset.member !== undefined;
  // The node offers no other transport: where it is slow, others would be tried in vain, and against the pages' security policy.
  // It waits for that one longer than the two round trips that SockJS allows it.
  const bus = new EventBus('/bus', {
    transports: ['websocket'],
    timeout: PATIENCE_MS,
    vertxbus_reconnect_delay_min: 500,
    vertxbus_reconnect_delay_max: 5000,
  });
  bus.enableReconnect(true);
  let lost = false;
  let leaving = false;
  let moving = false;
  let banner;
  window.addEventListener('pagehide', () => { leaving = true; });
  bus.onerror = error => console.debug('bus', error);
  bus.onopen = () => {
    clearTimeout(banner);
    $('connection').hidden = true;
    // It may be still the one that is about to go, or stays after all.
    if (lost && moving) returnWhen(here(), isOfAnotherRun, isMoving);
    for (const [name, topic] of Object.entries(TOPICS)) {
      if (topic.member && !member) continue;
      bus.registerHandler(topic.address, error => { if (!error) refreshAll(`[data-refresh-on~="${name}"]`, true); });
    }
    if (member) bus.registerHandler(JOB_LINES, (error, message) => { if (!error) jobWrote(message.body); });
    // What changed since the page was made was not heard.
    refreshAll('[data-refresh-on]');
    lost = false;
  };
  bus.onclose = () => {
    lost = true;
    moving = isMoving();
    $('connection').classList.toggle('moving', moving);
    // A hiccup is not worth a word.
    clearTimeout(banner);
    banner = setTimeout(() => { if (lost && !leaving) $('connection').hidden = false; }, moving ? 200 : 1500);
  };
}

/** The address that is waited for. */
let awaited;

/** Whether the node had time enough to go, and is there still. */
let stays = false;

/** The node stays: the page is loaded anew from it, also where another run of it is waited for by now. */
function settle() {
  stays = true;
  returnWhen(here());
}

/** Loads the page anew as soon as an address answers, all is ready behind it, and it is the one that is waited for, if it still is. */
async function returnWhen(url, isBack = () => true, isWanted = () => true) {
  if (awaited) return;
  awaited = url;
  while (isWanted()) {
    try {
      const response = await fetch(url, {
        headers: { 'HX-Request': 'true' },
        credentials: 'same-origin',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      const ready = response.ok && !text.includes('data-return-when') && (stays || isBack(response));
      if (ready || response.headers.has('HX-Redirect')) {
        go(url);
        return;
      }
    } catch (error) {
      console.debug('not back yet', error.message);
    }
    await sleep(500);
  }
  awaited = undefined;
}

/* ---- Job logs ---- */

function jobWrote(line) {
  const log = document.querySelector(`[data-job-log="${Number(line.job)}"]`);
  if (!log) return;
  const item = document.createElement('li');
  item.dataset.line = line.number;
  const time = document.createElement('time');
  time.dateTime = line.time;
  time.textContent = new Date(line.time).toTimeString().slice(0, 8);
  const text = document.createElement('span');
  text.textContent = line.text;
  item.append(time, ' ', text);
  addLine(log, item);
  follow();
}

/** Puts a line in its place; one that is there already is not added again. */
function addLine(log, line) {
  const number = Number(line.dataset.line);
  let before = log.lastElementChild;
  while (before && Number(before.dataset.line) > number) before = before.previousElementSibling;
  if (before && Number(before.dataset.line) === number) return;
  if (before) before.after(line);
  else log.prepend(line);
}

/** Logs that were at their end stay there. */
function follow() {
  all('[data-follow]').forEach(log => { if (log.dataset.away !== 'true') log.scrollTop = log.scrollHeight; });
}

document.addEventListener('scroll', event => {
  const log = event.target;
  if (log instanceof Element && log.matches('[data-follow]')) {
    log.dataset.away = String(log.scrollHeight - log.scrollTop - log.clientHeight > 24);
  }
}, true);
document.addEventListener('toggle', follow, true);

/* ---- Dialogs ---- */

async function openDialog(link) {
  const response = await fetch(link.href, { headers: { 'HX-Request': 'true' }, credentials: 'same-origin' });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const sheet = page.querySelector('.sheet');
  if (!response.ok || !sheet) {
    location.href = link.href;
    return;
  }
  $('dialog-body').replaceChildren(sheet);
  $('dialog').showModal();
}

document.addEventListener('click', event => {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const link = event.target.closest('a[data-dialog]');
  if (link && plain) {
    event.preventDefault();
    openDialog(link).catch(() => { location.href = link.href; });
  }
  const closer = event.target.closest('#dialog [data-close]');
  if (closer) {
    event.preventDefault();
    $('dialog').close();
  }
  if (event.target === $('dialog')) $('dialog').close(); // the backdrop
});

/* ---- Small buttons ---- */

async function copy(button) {
  const source = $(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    // Without HTTPS there is no clipboard: mark the text, so that it can be copied by hand.
    getSelection().selectAllChildren(source);
    if (!document.execCommand('copy')) return;
  }
  button.classList.add('copied');
  lastTold = 0;
  tell(button.dataset.copied);
  setTimeout(() => button.classList.remove('copied'), 2000);
}

function reveal(button) {
  const input = $(button.dataset.reveal);
  const shown = input.type === 'password';
  input.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
}

function chooseTheme(choice) {
  localStorage.setItem('cloudy-theme', choice);
  window.dispatchEvent(new Event('cloudy:theme'));
  showTheme();
}

function showTheme() {
  all('[data-theme]').forEach(button =>
    button.setAttribute('aria-pressed', String(button.dataset.theme === document.documentElement.dataset.themeChoice)));
}

document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (button?.dataset.copy) copy(button);
  if (button?.dataset.reveal) reveal(button);
  if (button?.dataset.theme) chooseTheme(button.dataset.theme);
});

/* ---- Pictures ---- */

const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];
const MOST_BYTES = 64 * 1024;
const PICTURE_SIDE = 256;

const asDataUrl = file => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** A picture as a data URL that the node takes; one of another kind or size is drawn anew. */
async function pictureOf(file) {
  const bitmap = await createImageBitmap(file); // fails for what is no picture
  if (PICTURES.includes(file.type) && file.size <= MOST_BYTES) return asDataUrl(file);
  const scale = Math.min(1, PICTURE_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  for (const type of ['image/png', 'image/webp', 'image/jpeg']) {
    const drawn = canvas.toDataURL(type, 0.85);
    if (drawn.startsWith(`data:${type};`) && drawn.length <= MOST_BYTES * 4 / 3) return drawn;
  }
  throw new Error('too large');
}

function showPicture(picker, url) {
  picker.querySelector('[name=logo]').value = url;
  picker.querySelector('[name=no-logo]').value = url ? '' : 'true';
  const preview = picker.querySelector('.picture-preview');
  preview.hidden = !url;
  if (url) preview.src = url;
  else preview.removeAttribute('src');
  picker.querySelector('[data-clear-picture]').hidden = !url;
  picker.querySelector('[data-picture-problem]').hidden = true;
}

document.addEventListener('change', async event => {
  const picker = event.target.closest?.('[data-picture]');
  if (!picker || event.target.type !== 'file' || !event.target.files.length) return;
  try {
    showPicture(picker, await pictureOf(event.target.files[0]));
  } catch {
    event.target.value = '';
    picker.querySelector('[data-picture-problem]').hidden = false;
  }
});

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-clear-picture]');
  if (!button) return;
  const picker = button.closest('[data-picture]');
  picker.querySelector('[type=file]').value = '';
  showPicture(picker, '');
});

document.addEventListener('input', event => {
  const { switchesOn, chooses } = event.target.dataset ?? {};
  const other = $(switchesOn ?? chooses);
  if (other) other.checked = true;
});

// A file that is too large is not sent to be refused.
document.addEventListener('change', event => {
  const { largest, tooLarge } = event.target.dataset ?? {};
  if (!largest) return;
  const over = [...event.target.files].some(file => file.size > Number(largest));
  event.target.setCustomValidity(over ? tooLarge : '');
  event.target.reportValidity();
});

/** A hint only: length counts most, then variety. */
function strengthOf(password) {
  if (!password) return 0;
  if (password.length < 10) return 1;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter(kind => kind.test(password)).length;
  const variety = new Set(password).size;
  if (variety < 5) return 1;
  const score = (password.length >= 14) + (password.length >= 20) + (kinds >= 3) + (variety >= 10);
  return Math.min(4, 2 + Math.floor(score / 2));
}

all('[data-strength]').forEach(hint => {
  const words = hint.querySelector('[data-words]');
  const meter = hint.querySelector('meter');
  $(hint.dataset.strength).addEventListener('input', event => {
    const strength = strengthOf(event.target.value);
    meter.setAttribute('value', strength);
    words.textContent = strength ? words.dataset.words.split(',')[strength - 1].trim() : '';
  });
});

/* ---- Addresses ---- */

// Fields that narrow nothing are left out of the address.
document.addEventListener('htmx:configRequest', event => {
  const { parameters, verb } = event.detail;
  if (verb !== 'get') return;
  for (const name of Object.keys(parameters)) if (parameters[name] === '') delete parameters[name];
});

// A notice is told once: not again when the page is loaded anew.
if (document.querySelector('[data-notice]')) {
  const address = new URL(location.href);
  address.searchParams.delete('notice');
  history.replaceState(history.state, '', address);
}

// Of tabs that do not fit beside each other the chosen one is in sight.
all('.tabs [aria-current]').forEach(tab => { tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 24; });

showTheme();
follow();
connect();
all('[data-return-when]').forEach(element => returnWhen(element.dataset.returnWhen));
