import cliProgress from 'cli-progress';
import type { ImportProgress } from '../../batch/index.js';
import { type Io, remark } from '../io.js';

/** Shows how far an import has come: a bar for a person, else a plain line every few seconds and one at the end. */
export interface ProgressView {
  show(progress: ImportProgress): void;
  end(): void;
}

type Screen = Pick<Io, 'err' | 'errIsTty'>;

/** Between two plain lines, in ms. */
const LINE_EVERY_MS = 5_000;

/** @param clock gives milliseconds from any beginning. */
export function progressView(
  io: Screen,
  clock: () => number = () => performance.now(),
): ProgressView {
  return io.errIsTty ? bar(io) : lines(io, clock);
}

function bar(io: Screen): ProgressView {
  const view = new cliProgress.SingleBar({
    format: '{bar} {value}/{total}  {rate}/s  {left} left  {failures} failed',
    stream: io.err,
    hideCursor: null,
    clearOnComplete: true,
  });
  let started = false;
  return {
    show(progress) {
      const payload = {
        rate: progress.perSecond.toFixed(1),
        left: timeLeft(progress.secondsLeft),
        failures: progress.failed,
      };
      if (!started) view.start(progress.total, progress.done, payload);
      // An archive turns out to hold more files than one.
      view.setTotal(progress.total);
      view.update(progress.done, payload);
      started = true;
    },
    end() {
      if (started) view.stop();
    },
  };
}

function lines(io: Screen, clock: () => number): ProgressView {
  let next = clock() + LINE_EVERY_MS;
  return {
    show(progress) {
      const { done, total, failed, perSecond, secondsLeft } = progress;
      if (done < total && clock() < next) return;
      next = clock() + LINE_EVERY_MS;
      const rate = `${perSecond.toFixed(1)} a second, ${timeLeft(secondsLeft)} left`;
      remark(io, `${done} of ${total} files, ${failed} failed, ${rate}`);
    },
    end() {},
  };
}

/** 59 s, 12 min, 3 h. */
function timeLeft(seconds: number | null): string {
  if (seconds === null) return '?';
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3_600)} h`;
}
