package dev.daybook.sample;

/** A value in a person that cannot be converted, in the order of the rotation. */
enum BadPerson {
    /** {@code location.coordinates.latitude} is {@code "abc"}. */
    LATITUDE_TEXT(true),
    /** {@code dob.date} has no offset. */
    DATE_WITHOUT_OFFSET(false),
    /** {@code email} is missing. */
    MISSING_EMAIL(false),
    /** {@code location.street.number} is 1.5. */
    FRACTIONAL_NUMBER(true),
    /** {@code phone} is {@code true}. */
    BOOLEAN_PHONE(false),
    /** {@code nat} is an object. */
    NATIONALITY_OBJECT(false),
    /** {@code email} comes twice, with different values. */
    DUPLICATE_KEY(false),
    /** {@code name.first} ends in half a surrogate pair. */
    LONE_SURROGATE(false),
    /** {@code name.last} holds U+0000. */
    NUL_CHARACTER(false),
    /** {@code location.postcode} is an object. */
    POSTCODE_OBJECT(true);

    private final boolean isInLocation;

    BadPerson(boolean isInLocation) {
        this.isInLocation = isInLocation;
    }

    boolean isInLocation() {
        return isInLocation;
    }
}
