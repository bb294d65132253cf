/** Tells open phones when the source has changed: server-sent events. */

export class Reloads {
  readonly #open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  readonly #text = new TextEncoder();

  /** One stream per open phone. */
  stream(): Response {
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        mine = controller;
        this.#open.add(controller);
        controller.enqueue(this.#text.encode('retry: 500\n\n'));
      },
      cancel: () => {
        if (mine) this.#open.delete(mine);
      },
    });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    });
  }

  tell(): void {
    for (const controller of this.#open) controller.enqueue(this.#text.encode('event: reload\ndata:\n\n'));
  }

  close(): void {
    for (const controller of this.#open) controller.close();
    this.#open.clear();
  }
}
