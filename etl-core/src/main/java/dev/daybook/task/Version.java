package dev.daybook.task;

/** The version of Daybook. */
public final class Version {
    private Version() {}

    /** Returns the version from the jar that is running, or {@code development}. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
