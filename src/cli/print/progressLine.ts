import cliProgress from 'cli-progress';
import type { ImportProgress } from '../../batch/index.js';
import { type Io, remark } from '../io.js';

/** Shows how far an import has come: a bar for a person, else a plain line at each tenth. */
export interface ProgressView {
  show(progress: ImportProgress): void;
  end(): void;
}

export function progressView(io: Io): ProgressView {
  return io.errIsTty ? bar(io) : lines(io);
}

function bar(io: Io): ProgressView {
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
      else view.update(progress.done, payload);
      started = true;
    },
    end() {
      if (started) view.stop();
    },
  };
}

function lines(io: Io): ProgressView {
  let told = 0;
  return {
    show(progress) {
      const tenth = Math.floor((progress.done * 10) / progress.total);
      if (tenth === told) return;
      told = tenth;
      const { done, total, failed, perSecond, secondsLeft } = progress;
      remark(
        io,
        `${done} of ${total} files, ${failed} failed, ${perSecond.toFixed(1)} a second, ${timeLeft(secondsLeft)} left`,
      );
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
