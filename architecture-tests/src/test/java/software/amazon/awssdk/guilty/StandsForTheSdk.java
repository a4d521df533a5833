package software.amazon.awssdk.guilty;

/** So that the guilty have something of the AWS SDK to use, without the SDK. */
public final class StandsForTheSdk {}
