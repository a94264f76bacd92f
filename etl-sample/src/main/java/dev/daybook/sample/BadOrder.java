package dev.daybook.sample;

/** A value in an order that cannot be converted, in the order of the rotation. */
enum BadOrder {
    /** {@code orderId} is 9223372036854775808, one more than a BIGINT holds. */
    ID_OVERFLOW,
    /** {@code placedAt} has no offset. */
    TIME_WITHOUT_OFFSET,
    /** {@code items[0].quantity} is 1.5. */
    FRACTIONAL_QUANTITY,
    /** {@code items[0].sku} is missing. */
    MISSING_SKU,
    /** {@code express} is {@code "yes"}. */
    TEXT_FOR_BOOLEAN,
    /** {@code items[0].price} has seven decimals. */
    TOO_MANY_DECIMALS,
    /** {@code customer} is a list. */
    CUSTOMER_LIST,
    /** {@code orderId} comes twice, with different values. */
    DUPLICATE_KEY,
    /** {@code comment} ends in half a surrogate pair. */
    LONE_SURROGATE,
    /** {@code comment} holds U+0000. */
    NUL_CHARACTER,
    /** {@code items[0].tags[0]} is an object. */
    TAG_OBJECT,
    /** {@code items} is an object. */
    ITEMS_OBJECT
}
