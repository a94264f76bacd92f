package dev.daybook.flatten;

import dev.daybook.partition.Partition;
import dev.daybook.table.ByteBuilder;
import dev.daybook.table.TimestampType;
import java.time.Instant;

/** The values of a partition that come from no field, in the form of CSV. */
final class Constants {
    private final ByteBuilder partitionDate = new ByteBuilder(16);
    private final ByteBuilder extractedAt = new ByteBuilder(32);
    private final ByteBuilder keyPrefix = new ByteBuilder(16);
    private final int keyDigits;

    Constants(Partition partition, Instant extracted, int keyDigits) {
        partitionDate.appendAscii(partition.date().toString());
        TimestampType.append(extracted, extractedAt);
        keyPrefix.appendAscii(partition.compactDate());
        this.keyDigits = keyDigits;
    }

    void appendPartitionDate(ByteBuilder target) {
        target.append(partitionDate, 0, partitionDate.length());
    }

    void appendExtractedAt(ByteBuilder target) {
        target.append(extractedAt, 0, extractedAt.length());
    }

    /** Appends the key with an ordinal: the date, then the ordinal with leading zeros. */
    void appendKey(long ordinal, ByteBuilder target) {
        appendKeyPrefix(target);
        target.appendPadded(ordinal, keyDigits);
    }

    /** Appends what stands in a key before the ordinal. */
    void appendKeyPrefix(ByteBuilder target) {
        target.append(keyPrefix, 0, keyPrefix.length());
    }

    /** Returns how many digits the ordinal has. */
    int keyDigits() {
        return keyDigits;
    }
}
