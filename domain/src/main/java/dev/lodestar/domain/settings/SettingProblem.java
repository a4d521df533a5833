package dev.lodestar.domain.settings;

/**
 * A mistake in the settings, for the person who made it. Never holds the text of a secret.
 *
 * @param setting the name as it was given
 * @param reason what is wrong, as a sentence that names the setting
 * @param fix what to write instead, as one or more sentences
 */
public record SettingProblem(String setting, String reason, String fix) {

    /** A value that its setting does not take. */
    static SettingProblem ofValue(Setting<?> setting, String name, String text, Complaint complaint) {
        String value = setting.type().isSecret() ? "the value given" : name + "=" + text;
        String reason = setting.type().isSecret()
                ? "Setting " + name + ": " + value + " " + complaint.reason()
                : value + " " + complaint.reason();
        return new SettingProblem(name, reason, complaint.fix());
    }

    /** Reason and fix in one line. */
    public String message() {
        return reason + " " + fix;
    }

    @Override
    public String toString() {
        return message();
    }
}
