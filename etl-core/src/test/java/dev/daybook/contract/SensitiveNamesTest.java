package dev.daybook.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password",
                "PASSWORD",
                "user_password",
                "userPassword",
                "password2",
                "passwordHash",
                "apiToken",
                "APIToken",
                "api_token",
                "API-TOKEN",
                "api.token",
                "apiKey",
                "api_key",
                "apikey",
                "X-Api-Key",
                "accessKeyId",
                "accesskey",
                "ssn",
                "SSN_LAST4",
                "nationalId",
                "national_id",
                "nationalid",
                "sessionId",
                "session-id",
                "md5",
                "sha1",
                "sha256",
                "md5hash",
                "password_sha256",
                "salt",
                "IBAN",
                "ibanNumber",
                "cardNumber",
                "card_number",
                "passport",
                "passportNo",
                "cookie",
                "secret",
                "client_secret",
                "Authorization",
                "jwt",
                "socialSecurityNumber",
                "driverLicence"
            })
    void areFound(String name) {
        assertThat(SensitiveNames.find(name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passenger",
                "passage",
                "bypass",
                "compass",
                "tokenizer",
                "secretary",
                "saltwater",
                "basalt",
                "session",
                "id",
                "identity",
                "key",
                "keyboard",
                "monkey",
                "card",
                "cardinal",
                "number",
                "cookies_eaten_at",
                "taxi_id_plate",
                "nation",
                "national",
                "address",
                "shape",
                "sha",
                "md",
                "optional",
                "hotpot",
                "assignment",
                "",
                "_",
                "名前"
            })
    void areNotFoundInHarmlessWords(String name) {
        assertThat(SensitiveNames.find(name)).isEmpty();
    }

    @Test
    void areThoseOfTheLastNameOfAPath() {
        assertThat(SensitiveNames.find(JsonPath.parse("$.r[*].login.password").orElseThrow()))
                .contains("password");
        assertThat(SensitiveNames.find(JsonPath.parse("$.r[*].tokens[*]").orElseThrow()))
                .contains("tokens");
        assertThat(SensitiveNames.find(JsonPath.parse("$.tokens[*].id").orElseThrow())).isEmpty();
        assertThat(SensitiveNames.find(JsonPath.ROOT)).isEmpty();
    }
}
