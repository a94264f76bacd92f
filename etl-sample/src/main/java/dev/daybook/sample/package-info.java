/**
 * Sample sources that behave like the real ones, traps included, so that everything runs offline.
 *
 * <p>{@link dev.daybook.sample.Main} runs one as a process: it prints {@code listening on
 * http://127.0.0.1:PORT} and answers until it is killed. Tests start one inside their own process:
 *
 * <pre>{@code
 * SampleOptions options = SampleOptions.of(Api.RANDOMUSER).badRows(2).build();
 * try (SampleServer source = SampleServer.start(options)) {
 *     URI page = source.url().resolve("/api/1.4/?results=500&page=1&seed=2026-11-21");
 * }
 * }</pre>
 *
 * <p><b>{@code randomuser}</b> answers {@code GET /api/1.4/?results=R&page=P&seed=S[&noinfo]}.
 * Seed, page and page size decide who the people are; their ages follow the clock of the server. A
 * value out of bounds becomes 1 without an error, more than 20,000 people in five minutes are
 * refused with 429. An answer of up to 5,000 people has a Content-Length, a larger one is streamed.
 *
 * <p><b>{@code shop}</b> answers {@code GET /orders?day=yyyy-MM-dd&page=N&size=K}: orders with
 * items, tags, discounts and codes; lists of lists; names that collide once they are lower-cased;
 * texts and numbers at the edge of what a table holds. Every such value is valid. Lists and objects
 * are now and then empty, null or missing.
 *
 * <p>Nothing here depends on time or chance, except ages: the same request has the same answer, and
 * the shares of repeated addresses, null objects and bad rows are exact in each full hundred of
 * records. A fault meets the requests in the order in which they come.
 *
 * <p>This package must not know the stages that read from it.
 */
@NullMarked
package dev.daybook.sample;

import org.jspecify.annotations.NullMarked;
