package dev.lodestar.domain.settings;

/** A text that nobody may see. */
record SecretType() implements SettingType<Secret> {

    @Override
    public String description() {
        return "secret";
    }

    @Override
    public Reading<Secret> read(String text, BareUnit bareUnit) {
        return Reading.of(Secret.of(text));
    }

    @Override
    public boolean isSecret() {
        return true;
    }
}
