/** Runs jobs one after the other, in the order they came; a job that fails does not stop the next. */
export interface JobQueue {
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Refuses new jobs with `reason` and resolves when the last accepted one has ended. */
  close(reason: Error): Promise<void>;
}

export function createJobQueue(): JobQueue {
  let last: Promise<unknown> = Promise.resolve();
  let closed: Error | undefined;
  return {
    run(job) {
      if (closed !== undefined) return Promise.reject(closed);
      const result = last.then(job);
      last = result.catch(() => undefined);
      return result;
    },
    async close(reason) {
      closed ??= reason;
      await last;
    },
  };
}
