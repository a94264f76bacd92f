package dev.daybook.flatten;

import java.io.IOException;

/** Passes a scalar, which is the only value of its element. */
final class RegularScalar implements RegularElement.Content {
    private final JsonCursor json;
    private final RecordValues values;

    RegularScalar(JsonCursor json, RecordValues values) {
        this.json = json;
        this.values = values;
    }

    @Override
    public boolean read(int first, Batch batch) throws IOException {
        if (first == '{' || first == '[') {
            return false;
        }
        if (first == 'n') {
            json.literal();
        } else if (first == '"') {
            values.readString(0);
        } else {
            values.readOther(0, first);
        }
        return true;
    }
}
