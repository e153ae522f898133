/*
 * Charts in the direction of the page. The colours are those of Okabe and Ito, suitable for colour-blind readers; each series
 * also has its own pattern or mark. A table with the same figures is shown beside each chart.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { el } from '../shared/elements.js';
import { ARABIC } from '../shared/words.js';
import { WORDS } from './words.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

const DIRECTION = ARABIC ? 'rtl' : 'ltr';

/** The side on which texts begin. */
const START = ARABIC ? 'right' : 'left';

const FONT = "'IBM Plex Sans Arabic'";

Object.assign(Chart.defaults, { animation: false, locale: 'en', maintainAspectRatio: false, color: '#24332b' });
Object.assign(Chart.defaults.font, { family: `${FONT}, sans-serif`, size: 13 });

/** The style of a series: its colour, the pattern of its bars, the mark and the dashes of its line. */
export const LOOKS = {
  late: { colour: '#d55e00', strokes: ['/', '\\'], mark: 'triangle', dash: [] },
  soon: { colour: '#e69f00', strokes: ['/'], mark: 'rect', dash: [7, 4] },
  calm: { colour: '#56b4e9', strokes: [], mark: 'circle', dash: [] },
  done: { colour: '#0072b2', strokes: [], mark: 'circle', dash: [] },
  next: { colour: '#009e73', strokes: ['-'], mark: 'rectRot', dash: [3, 3] },
};

function fill({ colour, strokes }) {
  if (strokes.length === 0) {
    return colour;
  }
  const size = 10;
  const tile = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = tile.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = 'rgba(255, 255, 255, 0.75)';
  pen.lineWidth = 1.5;
  const lines = { '/': [0, size, size, 0], '\\': [0, 0, size, size], '-': [0, size / 2, size, size / 2] };
  for (const [left, top, right, bottom] of strokes.map((stroke) => lines[stroke])) {
    pen.beginPath();
    pen.moveTo(left, top);
    pen.lineTo(right, bottom);
    pen.stroke();
  }
  return pen.createPattern(tile, 'repeat');
}

/** Breaks a long name into lines that fit beside its bar. */
function lines(name, width = 24) {
  const folded = [''];
  for (const word of name.split(' ')) {
    const line = `${folded.at(-1)} ${word}`.trim();
    folded.splice(...(line.length <= width ? [-1, 1, line] : [folded.length, 0, word]));
  }
  return folded.filter((line) => line);
}

const drawn = new Set();

/** Destroys the charts of removed pages. */
function tidy() {
  for (const chart of drawn) {
    if (!chart.canvas?.isConnected) {
      chart.destroy();
      drawn.delete(chart);
    }
  }
}

/** Draws a chart once its container is attached and its font is loaded. */
function drawing(title, height, configuration) {
  const canvas = el('canvas', { role: 'img', 'aria-label': WORDS.chart(title) });
  const place = el('div', { class: 'wusul-chart' }, canvas);
  place.style.height = `${height}px`;
  Promise.all([document.fonts.load(`13px ${FONT}`, '\u0645 1'), new Promise(requestAnimationFrame)]).then(() => {
    tidy();
    if (canvas.isConnected) {
      drawn.add(new Chart(canvas, configuration));
    }
  });
  return place;
}

const plugins = (marks) => ({
  legend: {
    rtl: ARABIC,
    textDirection: DIRECTION,
    position: 'top',
    align: 'start',
    labels: { usePointStyle: marks, pointStyleWidth: 12, boxHeight: marks ? 8 : 12, boxWidth: 28, padding: 14 },
  },
  tooltip: { rtl: ARABIC, textDirection: DIRECTION },
});

const GRID = '#e4e8e5';

/** Links a part of a chart to its cases if its series has `links`; for the keyboard, the table has the same links. */
function leading(series) {
  const under = ({ native, chart }) => {
    const [part] = chart.getElementsAtEventForMode(native, 'nearest', { intersect: true }, false);
    return part && series[part.datasetIndex].links?.[part.index];
  };
  return {
    onHover: (event) => (event.native.target.style.cursor = under(event) ? 'pointer' : ''),
    onClick: (event) => under(event) && (location.hash = under(event)),
  };
}

/** Horizontal bars, one row per name. */
export function rows(title, names, series, { stacked = false } = {}) {
  const size = stacked ? 34 : 16 + 16 * series.length;
  return drawing(title, 76 + Math.max(names.length, 1) * size, {
    type: 'bar',
    data: {
      labels: names.map((name) => lines(name)),
      datasets: series.map(({ name, look, values }) => ({
        label: name,
        data: values,
        backgroundColor: fill(look),
        borderColor: '#fff',
        borderWidth: 1,
        maxBarThickness: 22,
      })),
    },
    options: {
      indexAxis: 'y',
      scales: {
        x: { reverse: ARABIC, stacked, beginAtZero: true, ticks: { precision: 0 }, grid: { color: GRID } },
        y: { position: START, stacked, grid: { display: false }, ticks: { autoSkip: false } },
      },
      plugins: plugins(false),
      ...leading(series),
    },
  });
}

/** Vertical bars in the order of time. */
export const columns = (title, names, series) =>
  upright('bar', title, names, series, {
    dataset: (look) => ({ backgroundColor: fill(look), borderColor: '#fff', borderWidth: 1, maxBarThickness: 34 }),
    marks: false,
  });

/** Lines in the order of time. */
export const course = (title, names, series) =>
  upright('line', title, names, series, {
    dataset: ({ colour, mark, dash }) => ({
      borderColor: colour,
      backgroundColor: colour,
      borderDash: dash,
      pointStyle: mark,
      pointRadius: names.length > 40 ? 2.5 : 4,
      borderWidth: 2,
    }),
    marks: true,
  });

const upright = (type, title, names, series, { dataset, marks }) =>
  drawing(title, 300, {
    type,
    data: {
      labels: names,
      datasets: series.map(({ name, look, values }) => ({ label: name, data: values, ...dataset(look) })),
    },
    options: {
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { reverse: ARABIC, grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: { position: START, beginAtZero: true, ticks: { precision: 0 }, grid: { color: GRID } },
      },
      plugins: plugins(marks),
      ...leading(series),
    },
  });
