let isLeaving = false;

/** Whether somebody has signed out. Until the browser has left, nothing more may be asked, kept or shown: it would sign in again. */
export function hasLeft(): boolean {
  return isLeaving;
}

/** Begins to leave. Nothing stays on display, for the browser may bring the page back as it was to whoever comes next. */
export function leave(): void {
  isLeaving = true;
  document.body.replaceChildren();
}

/** What comes of anything begun by somebody who has signed out: nothing, ever. */
export function nothing(): Promise<never> {
  return new Promise(() => undefined);
}
