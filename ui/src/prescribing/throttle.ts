// Work that follows typing: at once, then at most once in `every` milliseconds, one at a time, and the last change is
// never left out. A debounce would wait for a pause that a crash does not give.

export class Throttle {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private again = false;
  private stopped = false;
  private last = Number.NEGATIVE_INFINITY;

  private readonly run: () => Promise<void>;
  private readonly every: number;

  constructor(run: () => Promise<void>, every: number) {
    this.run = run;
    this.every = every;
  }

  /** Something changed. */
  poke() {
    if (this.stopped) return;
    if (this.running) {
      this.again = true;
      return;
    }
    if (this.timer !== undefined) return;
    const wait = this.last + this.every - Date.now();
    if (wait <= 0) void this.go();
    else this.timer = setTimeout(() => void this.go(), wait);
  }

  /** What still waits is done now: somebody leaves. */
  async flush() {
    if (this.timer === undefined && !this.again) return;
    await this.go();
  }

  /** Nothing is done any more, and what waits is forgotten. */
  stop() {
    this.stopped = true;
    this.again = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async go() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = true;
    this.again = false;
    this.last = Date.now();
    try {
      await this.run();
    } finally {
      this.running = false;
      if (this.again) this.poke();
    }
  }
}
