package dev.lodestar.testkit.junit;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.ClusterException;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One cluster for a test class and the classes nested in it: started before the first test, reset before each, closed
 * after the last. Tests and lifecycle methods may take it as a parameter. When a test fails, its
 * exception carries the cluster's timeline and the ends of the servers' logs as a suppressed one.
 *
 * <p>Tests of one class must not run in parallel, since they share the cluster; classes may.
 *
 * @param <C> the kind of cluster
 */
public class ClusterExtension<C extends Cluster>
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterAllCallback,
                ParameterResolver {
    private final Namespace namespace = Namespace.create(ClusterExtension.class, new Object());
    private final Class<C> kind;
    private final Function<Class<?>, C> start;

    /**
     * @param kind the kind of cluster
     * @param start starts one for that test class
     */
    protected ClusterExtension(Class<C> kind, Function<Class<?>, C> start) {
        this.kind = kind;
        this.start = start;
    }

    private record Shared<C extends Cluster>(C cluster, String owner) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (shared(context).isEmpty()) {
            C cluster = start.apply(context.getRequiredTestClass());
            context.getStore(namespace).put(kind, new Shared<>(cluster, context.getUniqueId()));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).reset();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> failure.addSuppressed(new Scene(running(context))));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        shared(context)
                .filter(shared -> shared.owner().equals(context.getUniqueId()))
                .ifPresent(Shared::close);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return Cluster.class.isAssignableFrom(type) && type.isAssignableFrom(kind);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private Optional<Shared<?>> shared(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(namespace).get(kind, Shared.class));
    }

    private C running(ExtensionContext context) {
        return kind.cast(shared(context)
                .orElseThrow(() -> new ClusterException("No cluster runs for " + context.getDisplayName()
                        + ": make the field of the extension static, or use @ExtendWith on the class"))
                .cluster());
    }
}
