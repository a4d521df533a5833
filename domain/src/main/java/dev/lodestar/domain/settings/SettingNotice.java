package dev.lodestar.domain.settings;

/**
 * Something worth telling about a setting that is not wrong: it is accepted but has no effect, or may not mean what was
 * meant.
 *
 * @param setting the name as it was given
 * @param text one or two sentences
 */
public record SettingNotice(String setting, String text) {

    @Override
    public String toString() {
        return text;
    }
}
