package dev.daybook.sample;

import java.util.ArrayList;
import java.util.List;

/** An object of a record that is null or missing. */
record Gap(String member, boolean isMissing) {

    /** Returns every member once null and once missing, the two alternating. */
    static List<Gap> rotation(String... members) {
        List<Gap> gaps = new ArrayList<>();
        for (boolean isSecondRound : new boolean[] {false, true}) {
            for (int i = 0; i < members.length; i++) {
                gaps.add(new Gap(members[i], (i % 2 == 1) != isSecondRound));
            }
        }
        return List.copyOf(gaps);
    }
}
