package dev.daybook.flatten;

import java.util.List;

/** A small table and its pages, for tests in which the rows do not matter. */
final class People {
    static final String SCHEMA =
            """
            - name: people
              customProperties: [{property: etlRowPath, value: '$.people[*]'}]
              properties:
                - {name: person_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: name, logicalType: string, transformLogic: $.name}
                - {name: born, logicalType: timestamp, transformLogic: $.born}
                - {name: age, logicalType: integer, transformLogic: ageAt($.born)}
                - {name: fee, logicalType: number, physicalType: 'DECIMAL(9,3)', transformLogic: $.fee}
            """;

    static final List<String> PAGES =
            List.of(
                    "{\"people\": [{\"name\": \"Iıİi\", \"born\": \"2000-11-21T23:30:00-01:00\","
                            + " \"fee\": 234567.5}, {\"fee\": \"x\"}]}",
                    "{\"people\": [{\"name\": \"Bo\", \"fee\": 0.25}]}");

    private People() {}
}
