/**
 * Documents derived from a contract: DBML, Mermaid, DDL for PostgreSQL and a picture as SVG and
 * PNG.
 *
 * <p>Entry type is {@link dev.daybook.cli.erd.Erd}. Every text depends on the contract alone, never
 * on the machine, its fonts, its locale or its clock. Knows nothing of partitions or stages.
 */
@NullMarked
package dev.daybook.cli.erd;

import org.jspecify.annotations.NullMarked;
