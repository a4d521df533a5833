package dev.lodestar.domain.settings;

import java.util.Arrays;
import java.util.List;

/**
 * Codes separated by commas; an empty text is an empty list. Whether a code exists is judged where codes are defined.
 *
 * @param description what the codes are
 */
record CodesType(String description) implements SettingType<List<String>> {

    @Override
    public Reading<List<String>> read(String text, BareUnit bareUnit) {
        List<String> codes = Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .toList();
        return Reading.of(codes);
    }

    @Override
    public String write(List<String> value) {
        return String.join(",", value);
    }
}
