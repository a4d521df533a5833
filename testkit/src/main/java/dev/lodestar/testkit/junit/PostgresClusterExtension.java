package dev.lodestar.testkit.junit;

import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.testkit.postgres.PostgresClusterBuilder;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A PostgreSQL cluster for a test class.
 *
 * <pre>{@code
 * @ExtendWith(PostgresClusterExtension.class)
 * @PostgresClusterTraits(face = Face.AURORA, synchronous = true)
 * class OrdersTest {
 *     @Test
 *     void survivesACrashOfTheWriter(PostgresCluster cluster) { … }
 * }
 * }</pre>
 *
 * or, with everything that the builder can do and the cluster at hand in other fields and methods:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresClusterExtension postgres =
 *         PostgresClusterExtension.with(PostgresCluster.builder().proxied(true));
 * }</pre>
 */
public final class PostgresClusterExtension extends ClusterExtension<PostgresCluster> {
    private final AtomicReference<PostgresCluster> latest;

    /** For {@code @ExtendWith}: a cluster with the traits that the class is annotated with, or else a plain one. */
    public PostgresClusterExtension() {
        this(new AtomicReference<>(), null);
    }

    private PostgresClusterExtension(AtomicReference<PostgresCluster> latest, PostgresClusterBuilder builder) {
        super(PostgresCluster.class, testClass -> {
            PostgresCluster cluster = (builder == null ? builderFor(testClass) : builder).start();
            latest.set(cluster);
            return cluster;
        });
        this.latest = latest;
    }

    /** For a static field with {@code @RegisterExtension}: a cluster as that builder makes it. */
    public static PostgresClusterExtension with(PostgresClusterBuilder builder) {
        return new PostgresClusterExtension(new AtomicReference<>(), builder);
    }

    /** The cluster; from the first {@code @BeforeAll} method on. */
    public PostgresCluster cluster() {
        PostgresCluster cluster = latest.get();
        if (cluster == null) {
            throw new IllegalStateException("The cluster is not started yet: ask for it in a test or lifecycle method");
        }
        return cluster;
    }

    private static PostgresClusterBuilder builderFor(Class<?> testClass) {
        PostgresClusterBuilder builder = PostgresCluster.builder();
        AnnotationSupport.findAnnotation(testClass, PostgresClusterTraits.class)
                .ifPresent(traits -> builder.nodes(traits.nodes())
                        .face(traits.face())
                        .synchronous(traits.synchronous())
                        .proxied(traits.proxied())
                        .instanceIds(traits.instanceIds()));
        return builder;
    }
}
