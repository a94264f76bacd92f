package dev.daybook.contract;

/**
 * How pages are numbered and which one is the last.
 *
 * @param first the number of the first page
 * @param until what ends the reading
 * @param maxPages a bound on a source that never ends; reaching it is an error
 */
public record Pagination(int first, Until until, int maxPages) {

    /** What ends the reading. */
    public sealed interface Until {
        /**
         * Returns whether a page was the last.
         *
         * @param pages pages read, this one included
         * @param elements source records of this page
         * @param total source records of all pages read
         * @param declared the total that the answer declares, or -1
         */
        boolean isLast(int pages, long elements, long total, long declared);
    }

    /** A fixed number of pages. */
    public record Pages(int count) implements Until {
        @Override
        public boolean isLast(int pages, long elements, long total, long declared) {
            return pages >= count;
        }

        @Override
        public String toString() {
            return "pages " + count;
        }
    }

    /** The first page without a record. */
    public record EmptyPage() implements Until {
        @Override
        public boolean isLast(int pages, long elements, long total, long declared) {
            return elements == 0;
        }

        @Override
        public String toString() {
            return "emptyPage";
        }
    }

    /** The first page with fewer records than were asked for. */
    public record ShortPage(long size) implements Until {
        @Override
        public boolean isLast(int pages, long elements, long total, long declared) {
            return elements < size;
        }

        @Override
        public String toString() {
            return "shortPage " + size;
        }
    }

    /** As many records as the answer declares at a path. */
    public record Total(JsonPath path) implements Until {
        @Override
        public boolean isLast(int pages, long elements, long total, long declared) {
            return total >= declared || elements == 0;
        }

        @Override
        public String toString() {
            return "total " + path;
        }
    }
}
