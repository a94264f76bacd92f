package dev.daybook.flatten;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Pages of records that are nested, and now and then null, bad or the same again. */
final class RandomPages {
    /**
     * Tables below {@code $.results[*]}, with the foreign keys between them:
     *
     * <pre>
     * address (distinct)  <- users <- login
     *                        users <- items <- tags
     * </pre>
     */
    static final String SCHEMA =
            """
            - name: address
              customProperties:
                - {property: etlRowPath, value: '$.results[*].location'}
                - {property: etlDistinctBy, value: [city, zone]}
              properties:
                - {name: address_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: city, logicalType: string, required: true, transformLogic: $.city}
                - {name: zone, logicalType: number, physicalType: 'DECIMAL(4,2)', transformLogic: $.zone}
                - {name: label, logicalType: string, transformLogic: $.label}
            - name: users
              customProperties: [{property: etlRowPath, value: '$.results[*]'}]
              properties:
                - {name: user_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: address_id, logicalType: integer, transformLogic: key(), relationships: [{to: address.address_id}]}
                - {name: email, logicalType: string, required: true, transformLogic: $.contact.email}
            - name: login
              customProperties: [{property: etlRowPath, value: '$.results[*].login'}]
              properties:
                - {name: user_id, logicalType: integer, primaryKey: true, transformLogic: key(), relationships: [{to: users.user_id}]}
                - {name: born, logicalType: date, transformLogic: $.born}
            - name: items
              customProperties:
                - {property: etlRowPath, value: '$.results[*].items[*]'}
                - {property: etlOnChildRejected, value: CHILD}
              properties:
                - {name: item_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: user_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: users.user_id}]}
                - {name: amount, logicalType: integer, required: true, transformLogic: $.amount}
            - name: tags
              customProperties: [{property: etlRowPath, value: '$.results[*].items[*].tags[*]'}]
              properties:
                - {name: tag_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                - {name: item_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: items.item_id}]}
                - {name: tag, logicalType: string, transformLogic: value()}
            """;

    /** These tables and those of lists in lists. */
    static final String SCHEMA_WITH_GRIDS =
            SCHEMA
                    + """
                    - name: grid_rows
                      customProperties: [{property: etlRowPath, value: '$.results[*].grid[*]'}]
                      properties:
                        - {name: grid_row_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                        - {name: user_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: users.user_id}]}
                        - {name: position, logicalType: integer, transformLogic: listIndex()}
                    - name: grid_cells
                      customProperties: [{property: etlRowPath, value: '$.results[*].grid[*][*]'}]
                      properties:
                        - {name: grid_cell_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                        - {name: grid_row_id, logicalType: integer, required: true, transformLogic: key(), relationships: [{to: grid_rows.grid_row_id}]}
                        - {name: position, logicalType: integer, transformLogic: listIndex()}
                        - {name: cell, logicalType: string, transformLogic: value()}
                    - name: shops
                      customProperties:
                        - {property: etlRowPath, value: '$.results[*].items[*].shop'}
                        - {property: etlDistinctBy, value: [name]}
                      properties:
                        - {name: shop_id, logicalType: integer, primaryKey: true, transformLogic: key()}
                        - {name: name, logicalType: string, required: true, transformLogic: $.name}
                        - {name: since, logicalType: integer, transformLogic: $.since}
                    """;

    /** The first of these tables, of which every record has one row at most. */
    static final String SCHEMA_WITHOUT_LISTS = SCHEMA.substring(0, SCHEMA.indexOf("- name: items"));

    private final Random random;

    /** How much rarer than else something special is. */
    private int calm = 1;

    RandomPages(Random random) {
        this.random = random;
    }

    /** Returns a page whose records are alike but for a few. */
    String calmPage(int most) {
        calm = 50;
        String page = page(most);
        calm = 1;
        return page;
    }

    /** Returns a page with some records, and no more than so many. */
    String page(int most) {
        return "{\"results\":" + list(most, this::record) + ",\"info\":{\"page\":1}}";
    }

    private String record() {
        return object(
                "location", place(),
                "contact", object("email", pick(text(), text(), "\"" + random.nextInt(90) + "\"")),
                "login", object("born", pick("\"2000-02-29\"", "null", "\"2000-02-30\"", "7")),
                "grid", pick(grid(), grid(), "null", "[]", "[null]", "[[],7]"),
                "items", pick(list(4, this::item), "[]", "null", "5"));
    }

    private String grid() {
        return list(3, () -> list(3, this::text));
    }

    private String item() {
        return object(
                "tags", pick("[]", list(4, this::text)),
                "shop", object("name", pick("\"x\"", "\"y\""), "since", pick("1", "\"2\"", "null")),
                "amount",
                        pick("1", "\"2\"", "3", "4.0", "4.5", String.valueOf(random.nextInt(90))));
    }

    /** Places of which many are the same, some with another label or a number as text. */
    private String place() {
        return object(
                "city", pick("\"Bonn\"", "\"Ulm\"", "\"Köln\"", "\"" + random.nextInt(500) + "\""),
                "zone", pick("1", "1.0", "\"1.00\"", "2.5", "null", "2.555"),
                "label", pick("\"a\"", "\"a\"", "\"b\"", "null"));
    }

    private String text() {
        return pick(
                "\"a\"",
                "\"b,\\n\\\"c\\\"\"",
                "\"e, f\"",
                "\"é😀\"",
                "\"d\"",
                "1.50",
                "null",
                "true",
                "\"\"");
    }

    /** An object of the named values, a few of them left out, or now and then something else. */
    private String object(String... namesAndValues) {
        if (happens(25)) {
            return pick("null", "[]", "\"x\"", "{}");
        }
        List<String> members = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!happens(15)) {
                members.add("\"" + namesAndValues[i] + "\":" + namesAndValues[i + 1]);
            }
        }
        disturb(members);
        return "{" + String.join(",", members) + "}";
    }

    /** Now and then another order, a member that nobody reads, or a name that stands twice. */
    private void disturb(List<String> members) {
        if (happens(8)) {
            members.add(pick("\"more\":[1,{\"a\":null}]", "\"more\" : {\"a\":{\"b\":1}}"));
        }
        if (happens(8)) {
            Collections.shuffle(members, random);
        }
        if (happens(20)) {
            // Not of rows: the tree with which a test counts them keeps the later one alone.
            members.stream()
                    .filter(member -> !member.contains("[") && !member.matches("\"(lo[cg]|shop).*"))
                    .findAny()
                    .ifPresent(members::add);
        }
    }

    private String list(int most, Supplier<String> element) {
        List<String> elements = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            elements.add(element.get());
        }
        return "[" + String.join(",", elements) + "]";
    }

    private boolean happens(int rarely) {
        return random.nextInt(rarely * calm) == 0;
    }

    /** Returns one of some values, of which the first two are nothing special. */
    private String pick(String... values) {
        return values[random.nextInt(calm == 1 || happens(4) ? values.length : 2)];
    }
}
