package dev.daybook.sample;

import java.util.UUID;
import tools.jackson.core.JsonGenerator;

/** Writes logins, whose digests are those of password and salt. */
final class LoginWriter {

    private static final String SALT =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SALT_LENGTH = 8;

    private final Vocabulary vocabulary;
    private final Markers markers;

    LoginWriter(Vocabulary vocabulary, Markers markers) {
        this.vocabulary = vocabulary;
        this.markers = markers;
    }

    /** Writes the members of the object, which the caller opens and closes. */
    void writeMembers(JsonGenerator json, Dice dice, long position) {
        json.writeStringProperty("uuid", uuid(dice));
        json.writeStringProperty(
                "username",
                dice.pick(vocabulary.adjectives())
                        + dice.pick(vocabulary.animals())
                        + (100 + dice.below(900)));
        String password = dice.pick(vocabulary.passwords());
        String salt = dice.text(SALT, SALT_LENGTH);
        write(json, "password", password, position);
        write(json, "salt", salt, position);
        write(json, "md5", Hash.MD5.hex(password + salt), position);
        write(json, "sha1", Hash.SHA1.hex(password + salt), position);
        write(json, "sha256", Hash.SHA256.hex(password + salt), position);
        if (markers.hasCredentialsAt(position)) {
            json.writeStringProperty("apiToken", markers.of("login.apiToken", position));
        }
    }

    private void write(JsonGenerator json, String name, String value, long position) {
        json.writeStringProperty(name, markers.orElse(value, "login." + name, position));
    }

    private static String uuid(Dice dice) {
        long high = (dice.next() & ~0xF000L) | 0x4000L;
        long low = (dice.next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
