package dev.daybook.sample;

import java.util.List;

/** A sample source: answers queries, knows nothing of the wire. */
interface Source {

    Answer answer(Query query, Distortion distortion);

    /** Returns the markers in all answers so far; empty where none were asked for. */
    default List<String> markers() {
        return List.of();
    }
}
