/** The two plots of the page as uPlot wants them: speed with its running median, accuracy below on the same axis. */
import type uPlot from 'uplot';
import type { SpeedUnit } from '../../ipc/bindings/SpeedUnit';
import type { SpellView } from '../../ipc/bindings/SpellView';
import { day } from '../../locale/format';
import { dayNumber, plainDay } from './days';

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

/** Columns: day since 1970, the spell's median, running median. Time runs evenly, so a gap is seen as one. */
export function speedData(curve: readonly SpellView[], unit: SpeedUnit): uPlot.AlignedData {
  return [
    curve.map(({ date }) => dayNumber(date)),
    curve.map(({ median }) => shown(median, unit)),
    curve.map(({ running }) => shown(running, unit)),
  ];
}

/** Columns: day since 1970, accuracy in percent. */
export function accuracyData(curve: readonly SpellView[]): uPlot.AlignedData {
  return [curve.map(({ date }) => dayNumber(date)), curve.map(({ accuracy }) => accuracy / HUNDRED)];
}

/** The least and the most of many. */
export function span(values: readonly number[]): { least: number; most: number } {
  let [least, most] = [values[0] ?? 0, values[0] ?? 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

/** Days that get a label: evenly apart, the first one of the axis included, as many as there is room for. */
export function labelledDays(first: number, last: number, labels: number): number[] {
  const apart = Math.max(1, Math.ceil((last - first + 1) / Math.max(labels, 1)));
  const days: number[] = [];
  for (let at = first; at <= last; at += apart) days.push(at);
  return days;
}

const AXIS_REM = 3;
const LABEL_REM = 6;

function xAxes(range: readonly [number, number], ink: Ink, width: number, isShown: boolean): uPlot.Axis {
  const labels = Math.floor((width - AXIS_REM * ink.rem) / (LABEL_REM * ink.rem));
  return {
    show: isShown,
    font: ink.font,
    stroke: ink.faint,
    size: 1.75 * ink.rem,
    gap: 0.25 * ink.rem,
    grid: { show: false },
    ticks: { show: false },
    splits: () => labelledDays(range[0], range[1], labels),
    values: (_, splits) => splits.map((at) => day(plainDay(at))),
  };
}

function shared(
  range: readonly [number, number],
  onhover: (index: number | null) => void,
): Partial<uPlot.Options> {
  // Half a step of air at both ends, as wide as a bar.
  const air = Math.max(0.5, (range[1] - range[0]) * 0.02);
  return {
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { show: false },
      sync: { key: 'statistics' },
    },
    hooks: { setCursor: [(plot) => onhover(plot.cursor.idx ?? null)] },
    scales: { x: { time: false, range: () => [range[0] - air, range[1] + air] } },
  };
}

/** What both plots are drawn with. */
export interface Frame {
  /** First and last day of the axis. */
  range: readonly [number, number];
  ink: Ink;
  /** px */
  width: number;
  onhover: (index: number | null) => void;
}

export function speedOptions(
  curve: readonly SpellView[],
  { range, ink, width, onhover }: Frame,
): uPlot.Options {
  const base = shared(range, onhover);
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
      xAxes(range, ink, width, false),
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
        points: {
          show: true,
          size: 0.375 * ink.rem,
          fill: `${ink.accent}70`,
          stroke: 'transparent',
          width: 0,
        },
      },
      {
        stroke: ink.accent,
        width: 2.25,
        points: { show: curve.length === 1, size: 0.5 * ink.rem, fill: ink.accent },
      },
    ],
  };
}

export function accuracyOptions(
  curve: readonly SpellView[],
  bars: uPlot.Series.PathBuilder,
  { range, ink, width, onhover }: Frame,
): uPlot.Options {
  const base = shared(range, onhover);
  const lowest = span(curve.map(({ accuracy }) => accuracy)).least / HUNDRED;
  const STEP = 5;
  const floor = Math.max(0, Math.floor((lowest - 1) / STEP) * STEP);
  return {
    ...base,
    width,
    height: 5.5 * ink.rem,
    padding: [0.5 * ink.rem, 0.5 * ink.rem, 0, 0],
    scales: { ...base.scales, y: { range: () => [floor, HUNDRED] } },
    axes: [
      xAxes(range, ink, width, true),
      {
        font: ink.font,
        stroke: ink.faint,
        size: AXIS_REM * ink.rem,
        gap: 0.5 * ink.rem,
        grid: { stroke: ink.line, width: 1 },
        ticks: { show: false },
        splits: () => [floor, HUNDRED],
        values: (_, splits) => splits.map((value) => `${value} %`),
      },
    ],
    series: [{}, { stroke: ink.bars, fill: ink.bars, width: 0, paths: bars, points: { show: false } }],
  };
}
