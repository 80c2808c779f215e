/** The two plots of the page as uPlot wants them: speed with its running median, accuracy below on the same axis. */
import type uPlot from 'uplot';
import type { SessionPoint } from '../../ipc/bindings/SessionPoint';
import type { SpeedUnit } from '../../ipc/bindings/SpeedUnit';
import { day } from '../../locale/format';

const HUNDRED = 100;
const CHARACTERS_A_WORD = 5;

/** What the canvas cannot take from a stylesheet by itself. */
export interface Ink {
  accent: string;
  line: string;
  strong: string;
  faint: string;
  bars: string;
  font: string;
  /** px of 1 rem */
  rem: number;
}

export function readInk(root: HTMLElement = document.documentElement): Ink {
  const style = getComputedStyle(root);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const rem = parseFloat(style.fontSize);
  return {
    accent: color('--accent'),
    line: color('--line'),
    strong: color('--line-strong'),
    faint: color('--ink-3'),
    bars: color('--ink-3'),
    font: `${0.75 * rem}px ${color('--font-ui')}`,
    rem,
  };
}

function shown(wpm100: number, unit: SpeedUnit): number {
  return (wpm100 * (unit === 'cpm' ? CHARACTERS_A_WORD : 1)) / HUNDRED;
}

/** Columns: session, speed, running median. */
export function speedData(sessions: readonly SessionPoint[], unit: SpeedUnit): uPlot.AlignedData {
  return [
    sessions.map((_, index) => index),
    sessions.map(({ wpm }) => shown(wpm, unit)),
    sessions.map(({ running_wpm }) => shown(running_wpm, unit)),
  ];
}

/** Columns: session, accuracy in percent. */
export function accuracyData(sessions: readonly SessionPoint[]): uPlot.AlignedData {
  return [sessions.map((_, index) => index), sessions.map(({ accuracy }) => accuracy / HUNDRED)];
}

/** The least and the most of many: more than an argument list takes. */
export function span(values: readonly number[]): { least: number; most: number } {
  let [least, most] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

/** The sessions that get a date: first ones of their day, far enough apart. */
export function datedSessions(sessions: readonly SessionPoint[], labels: number): number[] {
  const firsts = sessions
    .map((session, index) => ({ index, date: session.local_date }))
    .filter(({ index, date }) => index === 0 || date !== sessions[index - 1]?.local_date)
    .map(({ index }) => index);
  const apart = Math.max(1, Math.ceil(sessions.length / Math.max(labels, 1)));
  const kept: number[] = [];
  for (const index of firsts) {
    if (kept.length === 0 || index - (kept.at(-1) ?? 0) >= apart) kept.push(index);
  }
  return kept;
}

const AXIS_REM = 3;
const LABEL_REM = 7;

function xAxes(sessions: readonly SessionPoint[], ink: Ink, width: number, isShown: boolean): uPlot.Axis {
  const labels = Math.floor((width - AXIS_REM * ink.rem) / (LABEL_REM * ink.rem));
  return {
    show: isShown,
    font: ink.font,
    stroke: ink.faint,
    size: 1.75 * ink.rem,
    gap: 0.25 * ink.rem,
    grid: { show: false },
    ticks: { show: false },
    splits: () => datedSessions(sessions, labels),
    values: (_, splits) => splits.map((index) => day(sessions[index]?.local_date ?? '')),
  };
}

function shared(
  sessions: readonly SessionPoint[],
  onhover: (index: number | null) => void,
): Partial<uPlot.Options> {
  return {
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { show: false },
      sync: { key: 'statistics' },
    },
    hooks: { setCursor: [(plot) => onhover(plot.cursor.idx ?? null)] },
    scales: { x: { time: false, range: () => [-0.5, Math.max(sessions.length - 0.5, 0.5)] } },
  };
}

export function speedOptions(
  sessions: readonly SessionPoint[],
  ink: Ink,
  width: number,
  onhover: (index: number | null) => void,
): uPlot.Options {
  const base = shared(sessions, onhover);
  const LOWEST_SPAN = 5;
  return {
    ...base,
    width,
    height: 11 * ink.rem,
    padding: [0.5 * ink.rem, 0.5 * ink.rem, 0.25 * ink.rem, 0],
    scales: {
      ...base.scales,
      y: {
        range: (_, min, max) => {
          const span = Math.max(max - min, LOWEST_SPAN);
          return [Math.max(0, min - span * 0.15), max + span * 0.15];
        },
      },
    },
    axes: [
      xAxes(sessions, ink, width, false),
      {
        font: ink.font,
        stroke: ink.faint,
        size: AXIS_REM * ink.rem,
        gap: 0.5 * ink.rem,
        grid: { stroke: ink.line, width: 1 },
        ticks: { show: false },
        space: 3 * ink.rem,
        incrs: [1, 2, 5, 10, 20, 50, 100],
      },
    ],
    series: [
      {},
      {
        stroke: 'transparent',
        width: 0,
        points: { show: true, size: 0.3 * ink.rem, fill: `${ink.accent}70`, stroke: 'transparent', width: 0 },
      },
      {
        stroke: ink.accent,
        width: 2.25,
        points: { show: sessions.length === 1, size: 0.5 * ink.rem, fill: ink.accent },
      },
    ],
  };
}

export function accuracyOptions(
  sessions: readonly SessionPoint[],
  ink: Ink,
  width: number,
  bars: uPlot.Series.PathBuilder,
  onhover: (index: number | null) => void,
): uPlot.Options {
  const base = shared(sessions, onhover);
  const lowest = span(sessions.map(({ accuracy }) => accuracy)).least / HUNDRED;
  const STEP = 5;
  const floor = Math.max(0, Math.floor((lowest - 1) / STEP) * STEP);
  return {
    ...base,
    width,
    height: 5.5 * ink.rem,
    padding: [0.5 * ink.rem, 0.5 * ink.rem, 0, 0],
    scales: { ...base.scales, y: { range: () => [floor, HUNDRED] } },
    axes: [
      xAxes(sessions, ink, width, true),
      {
        font: ink.font,
        stroke: ink.faint,
        size: AXIS_REM * ink.rem,
        gap: 0.5 * ink.rem,
        grid: { stroke: ink.line, width: 1 },
        ticks: { show: false },
        splits: () => [floor, HUNDRED],
        values: (_, splits) => splits.map((value) => `${value}\u00a0%`),
      },
    ],
    series: [{}, { stroke: ink.bars, fill: ink.bars, width: 0, paths: bars, points: { show: false } }],
  };
}
