package dev.lodestar.domain.settings;

/** What a setting is about; the reference page has one table for each. */
public enum SettingGroup {
    CLUSTER("The cluster"),
    FAILOVER("Failover"),
    SELECTION("Choosing a reader"),
    DETECTION("Failure detection"),
    CONNECTION("Connections"),
    LOGIN("Login");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
