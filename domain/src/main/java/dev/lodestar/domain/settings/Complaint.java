package dev.lodestar.domain.settings;

/**
 * What is wrong with a value, whichever setting it was meant for. Never quotes a secret.
 *
 * @param reason follows the setting's name and value in a sentence: <em>is negative</em>
 * @param fix a whole sentence that says what to write instead
 */
public record Complaint(String reason, String fix) {}
