package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DbmlTest {
    @Test
    void tellsOneToOneFromManyToOne() throws Exception {
        assertThat(Dbml.of(Contracts.nested()).lines().filter(line -> line.startsWith("Ref")))
                .containsExactly(
                        "Ref: \"order\".\"customer_id\" > \"customers\".\"customer_id\"",
                        "Ref: \"payments\".\"order_id\" - \"order\".\"order_id\"",
                        "Ref: \"items\".\"order_id\" > \"order\".\"order_id\"",
                        "Ref: \"tags\".\"item_id\" > \"items\".\"item_id\"",
                        "Ref: \"tags\".\"order_id\" > \"order\".\"order_id\"",
                        "Ref: \"refunds\".\"item_id\" > \"items\".\"item_id\"",
                        "Ref: \"refunds\".\"customer_id\" > \"customers\".\"customer_id\"");
    }

    @Test
    void saysOfAColumnWhatHoldsForIt() throws Exception {
        assertThat(Dbml.of(Contracts.nested()))
                .contains("  \"order_id\" BIGINT [pk, not null, note: 'Key. From key()']\n")
                .contains(
                        "  \"number\" VARCHAR(20) [not null, unique, note: 'Number on the bill."
                                + " From $.number']\n")
                .contains("  \"user\" BOOLEAN [note: 'Another word of SQL. From $.isUser']\n")
                .contains("Within a partition, rows with equal email are one row'");
    }

    @Test
    void keepsANoteOnOneLineWhateverIsInIt() throws Exception {
        assertThat(Dbml.of(Contracts.nested()))
                .contains(
                        "note: 'It\\'s a \"mail\" address; second line with \\\\ and */ and --."
                                + " From $.email. Stored as keyed digest (hmac-sha256)'");
    }
}
