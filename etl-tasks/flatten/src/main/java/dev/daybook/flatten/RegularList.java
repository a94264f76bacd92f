package dev.daybook.flatten;

import java.io.IOException;

/** Passes a list whose elements are regular. */
final class RegularList implements RegularElement.Content {
    private final JsonCursor json;
    private final RegularElement element;

    RegularList(JsonCursor json, RegularElement element) {
        this.json = json;
        this.element = element;
    }

    @Override
    public boolean read(int first, Batch batch) throws IOException {
        if (first != '[') {
            return false;
        }
        int index = 0;
        for (boolean more = json.beginList(); more; more = json.nextElement()) {
            if (!element.append(index++, batch)) {
                return false;
            }
        }
        return true;
    }
}
