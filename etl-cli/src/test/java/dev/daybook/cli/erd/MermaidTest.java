package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MermaidTest {
    @Test
    void tellsTheCardinalities() throws Exception {
        assertThat(Mermaid.of(Contracts.nested()).lines().filter(line -> line.contains("--o")))
                .containsExactly(
                        "    \"customers\" ||--o{ \"order\" : \"customer_id\"",
                        "    \"order\" ||--o| \"payments\" : \"order_id\"",
                        "    \"order\" ||--o{ \"items\" : \"order_id\"",
                        "    \"items\" ||--o{ \"tags\" : \"item_id\"",
                        "    \"order\" ||--o{ \"tags\" : \"order_id\"",
                        "    \"items\" |o--o{ \"refunds\" : \"item_id\"",
                        "    \"customers\" |o--o{ \"refunds\" : \"customer_id\"");
    }

    @Test
    void marksKeysNullsAndDigests() throws Exception {
        assertThat(Mermaid.of(Contracts.nested()))
                .contains("        BIGINT order_id PK, FK\n")
                .contains("        VARCHAR(20) number UK\n")
                .contains("        TEXT select\n")
                .contains("        DECIMAL(12_2) total\n")
                .contains("        CHAR(64) card \"nullable, keyed digest (pbkdf2-sha256)\"\n");
    }
}
