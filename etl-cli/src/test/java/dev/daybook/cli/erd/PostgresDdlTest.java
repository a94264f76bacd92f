package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresDdlTest {
    @Test
    void writesATableWithItsRules() throws Exception {
        assertThat(PostgresDdl.of(Contracts.nested()))
                .contains(
                        """
                        CREATE TABLE "order" (
                            "order_id" BIGINT NOT NULL,
                            "customer_id" BIGINT NOT NULL,
                            "number" VARCHAR(20) NOT NULL,
                            "select" TEXT NOT NULL,
                            "user" BOOLEAN,
                            "day" DATE NOT NULL,
                            "total" DECIMAL(12,2) NOT NULL,
                            PRIMARY KEY ("order_id"),
                            FOREIGN KEY ("customer_id") REFERENCES "customers" ("customer_id"),
                            CHECK ("select" IN ('new', 'it''s sent')),
                            CHECK ("total" >= 0)
                        );
                        CREATE UNIQUE INDEX ON "order" (("order_id" / 10000000), "number"); \
                        -- within a partition date
                        """);
    }

    @Test
    void keepsADescriptionAsItIs() throws Exception {
        assertThat(PostgresDdl.of(Contracts.nested()))
                .contains(
                        "COMMENT ON COLUMN \"customers\".\"email\" IS 'It''s a \"mail\" address;\n"
                                + "second line with \\ and */ and --. From $.email. Stored as keyed"
                                + " digest (hmac-sha256)';\n");
    }

    @Test
    void saysHowAPartitionIsLoaded() throws Exception {
        assertThat(PostgresDdl.of(Contracts.nested()))
                .contains(
                        "-- COPY \"order\" FROM '…/20261121_order.csv' WITH (FORMAT csv, HEADER"
                                + " MATCH, ENCODING 'UTF8');\n");
    }
}
