/** A job of the server, followed to its end: by server-sent events, by asking where they break. */

import { address, get, segment } from "./client";
import type { Job } from "./types";

/** Calls `on` with each state until the job has ended; gives a function that stops following. */
export function followJob(id: string, on: (job: Job) => void): () => void {
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const source = new EventSource(address("/jobs/" + segment(id) + "/events"));

  function stop(): void {
    ended = true;
    source.close();
    clearTimeout(timer);
  }
  async function look(): Promise<void> {
    const job = await get<Job>(address("/jobs/" + segment(id)));
    if (ended) return;
    on(job);
    if (job.state === "done" || job.state === "failed") stop();
    else if (source.readyState === EventSource.CLOSED) timer = setTimeout(() => void look().catch(again), 1000);
  }
  function again(): void {
    if (!ended) timer = setTimeout(() => void look().catch(again), 3000);
  }
  for (const name of ["progress", "done", "failed"]) source.addEventListener(name, () => void look().catch(again));
  source.onerror = () => {
    source.close();
    void look().catch(again);
  };
  void look().catch(again);
  return stop;
}
