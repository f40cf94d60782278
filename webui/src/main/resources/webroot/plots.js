/**
 * Draws plots with uPlot. A plot is a figure with
 *  data-plot="/x"      where its numbers are: {"times": [...], "series": [{"label": "...", "values": [...]}]}
 *  data-unit="bytes"   what they are: see UNITS
 * They are fetched again while the page is in sight. The same numbers stand in a table for those who do not see the drawing.
 */

const EVERY_MS = 5000;
/** Rows of the table: the latest. */
const MOST_ROWS = 60;
const HEIGHT = 220;
const NARROW = 480;

const language = document.documentElement.lang;
const number = options => new Intl.NumberFormat(language, options);
const plain = number({ maximumFractionDigits: 2 });
const short = number({ maximumFractionDigits: 1, notation: 'compact' });
const percent = number({ style: 'percent', maximumFractionDigits: 1 });

/** A number of bytes or bits with the prefix that keeps it short. */
function prefixed(value, step, units, after) {
  let power = 0;
  while (Math.abs(value) >= step && power < units.length - 1) {
    value /= step;
    power++;
  }
  return `${plain.format(value)} ${units[power]}${after}`;
}

const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
const BITS = ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'];
const UNITS = {
  bytes: value => prefixed(value, 1024, BYTES, ''),
  'bytes-per-second': value => prefixed(value, 1024, BYTES, '/s'),
  'bits-per-second': value => prefixed(value, 1000, BITS, '/s'),
  'per-second': value => `${plain.format(value)}/s`,
  percent: value => percent.format(value / 100),
  seconds: value => (Math.abs(value) < 1 ? `${plain.format(value * 1000)} ms` : `${plain.format(value)} s`),
  milliseconds: value => `${plain.format(value)} ms`,
  count: value => (Math.abs(value) < 10000 ? plain : short).format(value),
};

const DAY = 86400;
const time = options => new Intl.DateTimeFormat(language, options);
const exact = time({ dateStyle: 'medium', timeStyle: 'medium' });
const clock = time({ hour: '2-digit', minute: '2-digit' });
const seconds = time({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = time({ day: 'numeric', month: 'short' });

/** How the times of an axis are written: as finely as its marks lie apart. */
function written(marks) {
  const apart = marks.length > 1 ? marks[1] - marks[0] : 0;
  const format = apart >= DAY ? day : apart >= 60 ? clock : seconds;
  return marks.map(mark => format.format(new Date(mark * 1000)));
}

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const stroke = index => colour(`--plot-${index % 6 + 1}`);

/** uPlot's options for what a figure draws; colours are asked for at each drawing, so that they follow the theme. */
function options(figure, data, width) {
  const format = UNITS[figure.dataset.unit] ?? UNITS.count;
  const axis = { stroke: () => colour('--quiet'), grid: { stroke: () => colour('--line'), width: 1 }, ticks: { show: false } };
  return {
    width,
    height: HEIGHT,
    legend: { live: width >= NARROW },
    cursor: { drag: { x: true, y: false } },
    scales: { y: { range: (plot, least, most) => [Math.min(0, least ?? 0), most > 0 ? most * 1.05 : 1] } },
    axes: [
      { ...axis, values: (plot, marks) => written(marks), space: 70 },
      { ...axis, values: (plot, marks) => marks.map(format), size: 84, space: 40 },
    ],
    series: [
      { label: figure.querySelector('.plot-table th').textContent, value: (plot, value) => (value == null ? '–' : exact.format(new Date(value * 1000))) },
      ...data.series.map((line, index) => ({
        label: line.label,
        stroke: () => stroke(index),
        width: 2,
        points: { show: data.times.length < 3 },
        value: (plot, value) => (value == null ? '–' : format(value)),
      })),
    ],
  };
}

function cell(row, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  row.append(element);
  return element;
}

/** The same numbers as words, the latest first. */
function tabulate(figure, data) {
  const format = UNITS[figure.dataset.unit] ?? UNITS.count;
  const head = figure.querySelector('.plot-table thead tr');
  while (head.children.length > 1) head.lastElementChild.remove();
  data.series.forEach(line => { cell(head, 'th', line.label).scope = 'col'; });
  const rows = data.times.slice(-MOST_ROWS).map((at, index) => {
    const row = document.createElement('tr');
    const place = Math.max(0, data.times.length - MOST_ROWS) + index;
    cell(row, 'th', exact.format(new Date(at * 1000))).scope = 'row';
    data.series.forEach(line => cell(row, 'td', line.values[place] == null ? '–' : format(line.values[place])));
    return row;
  });
  figure.querySelector('.plot-table tbody').replaceChildren(...rows.reverse());
}

const drawn = new WeakMap();

function draw(figure, data) {
  const area = figure.querySelector('.plot-area');
  const empty = !data.series.some(line => line.values.some(value => value != null));
  figure.querySelector('[data-plot-empty]').hidden = !empty;
  area.hidden = empty;
  if (empty) return;
  const columns = [data.times, ...data.series.map(line => line.values)];
  const names = JSON.stringify(data.series.map(line => line.label));
  const before = drawn.get(figure);
  if (before?.names === names) {
    before.plot.setData(columns);
  } else {
    before?.plot.destroy();
    drawn.set(figure, { names, plot: new uPlot(options(figure, data, area.clientWidth), columns, area) });
  }
  tabulate(figure, data);
  figure.dataset.drawn = String(data.times.length);
}

/** Fetches and draws; what is hidden is left alone, and a node that is away for a moment is asked again. */
async function update(figure) {
  if (document.hidden || figure.dataset.busy) return;
  figure.dataset.busy = 'true';
  try {
    const response = await fetch(figure.dataset.plot, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    if (response.ok && !response.redirected) draw(figure, await response.json());
  } catch (error) {
    console.debug('not drawn', figure.dataset.plot, error.message);
  }
  delete figure.dataset.busy;
}

const figures = () => [...document.querySelectorAll('.plot[data-plot]')];

const widths = new ResizeObserver(entries => entries.forEach(({ target, contentRect }) => {
  const plot = drawn.get(target.closest('.plot'))?.plot;
  if (plot && contentRect.width) plot.setSize({ width: contentRect.width, height: HEIGHT });
}));

figures().forEach(figure => {
  widths.observe(figure.querySelector('.plot-area'));
  update(figure);
});
setInterval(() => figures().forEach(update), EVERY_MS);
document.addEventListener('visibilitychange', () => figures().forEach(update));
new MutationObserver(() => figures().forEach(figure => drawn.get(figure)?.plot.redraw()))
  .observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
