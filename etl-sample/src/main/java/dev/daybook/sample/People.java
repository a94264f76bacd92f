package dev.daybook.sample;

import java.util.List;
import java.util.Optional;

/** The people of one page, each addressable by position, none of them kept. */
final class People {

    private static final List<BadPerson> BAD_VALUES = List.of(BadPerson.values());
    private static final List<Gap> GAPS = Gap.rotation("location", "login", "name", "id");
    private static final int ATTEMPTS = 32;

    private final Vocabulary vocabulary;
    private final PageRequest page;
    private final long state;
    private final Share repeatedAddresses;
    private final Share nullObjects;
    private final Share badRows;

    People(Vocabulary vocabulary, PageRequest page, SampleOptions options) {
        this.vocabulary = vocabulary;
        this.page = page;
        this.state = page.state();
        repeatedAddresses = new Share(state, "address", 0, options.repeatedAddresses());
        nullObjects = new Share(state, "flaws", 0, options.nullObjects());
        badRows = new Share(state, "flaws", options.nullObjects(), options.badRows());
    }

    long state() {
        return state;
    }

    Dice dice(String purpose, long position) {
        return Dice.of(state, purpose, position);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Flaws<BadPerson> flawsAt(long position) {
        Optional<Gap> gap = nullObjects.kindAt(position, GAPS);
        return new Flaws<>(badRows.kindAt(position, BAD_VALUES), gap);
    }

    Nationality nationalityAt(long position) {
        List<Nationality> all = vocabulary.nationalities();
        int drawn = dice("nationality", position).below(all.size());
        return all.get(page.nationality().orElse(drawn) % all.size());
    }

    /** Returns the address at a position: its own, or one that came earlier in the page. */
    Location locationAt(long position) {
        long home = homeOf(position);
        return Location.of(nationalityAt(home), dice("location", home), vocabulary.timezones());
    }

    private long homeOf(long position) {
        long home = position;
        while (home > 0 && repeatedAddresses.contains(home)) {
            long earlier = earlierHome(home);
            if (earlier == home) {
                return home;
            }
            home = earlier;
        }
        return home;
    }

    private long earlierHome(long position) {
        Dice dice = dice("earlier address", position);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long earlier = dice.below(position);
            if (isLocationWhole(earlier)) {
                return earlier;
            }
        }
        return position;
    }

    private boolean isLocationWhole(long position) {
        Flaws<BadPerson> flaws = flawsAt(position);
        return !flaws.isGap("location")
                && flaws.badValue().map(bad -> !bad.isInLocation()).orElse(true);
    }
}
