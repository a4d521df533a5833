package dev.lodestar.domain.settings;

/**
 * A text that says something, taken as it is.
 *
 * @param description what the text should be
 */
record TextType(String description) implements SettingType<String> {

    @Override
    public Reading<String> read(String text, BareUnit bareUnit) {
        return text.isBlank()
                ? Reading.refused("is blank.", "Give a value or leave the setting out.")
                : Reading.of(text);
    }
}
