/** An answer that follows its address: asked again when the address changes, the old one let go. */

import { get, Problem } from "./client";

export interface Answering<Data> {
  /** The newest answer; the one before stands while the next is on its way. */
  readonly data: Data | undefined;
  readonly problem: Problem | undefined;
  readonly loading: boolean;
  /** Asks again. */
  again(): void;
}

/** Call while a component is made. `url` may give null: nothing is asked then. */
export function answer<Data>(url: () => string | null): Answering<Data> {
  let data = $state.raw<Data | undefined>();
  let problem = $state.raw<Problem | undefined>();
  let loading = $state(true);
  let round = $state(0);

  $effect(() => {
    const wanted = url();
    void round;
    problem = undefined;
    if (wanted === null) {
      data = undefined;
      loading = false;
      return;
    }
    loading = true;
    const stop = new AbortController();
    get<Data>(wanted, stop.signal).then(
      (got) => {
        if (stop.signal.aborted) return;
        data = got;
        loading = false;
      },
      (cause: unknown) => {
        if (stop.signal.aborted) return;
        problem = cause instanceof Problem ? cause : new Problem({ title: String(cause), status: 0 });
        data = undefined;
        loading = false;
      },
    );
    return () => stop.abort();
  });

  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    again() {
      round += 1;
    },
  };
}
