package dev.lodestar.jdbc.scenario;

import dev.lodestar.testkit.Await;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks a class of scenarios. After each of them, which has closed what it opened, no thread of the driver may be left and
 * no secret in its log. If one fails, the log is in the report.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Timeout(120)
@ExtendWith(Scenario.Watch.class)
@interface Scenario {

    /** Looks before and after each test. */
    final class Watch implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            Secrets.listen();
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            if (context.getExecutionException().isPresent() && !Secrets.log().isEmpty()) {
                context.publishReportEntry(Map.of("log", "\n" + String.join("", Secrets.log())));
            }
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Secrets.searchLog();
            if (context.getExecutionException().isEmpty()) {
                Await.until(
                        "no thread of the driver is left: " + threads(),
                        Servers.LONG,
                        () -> threads().isEmpty());
            }
        }

        /** The names of the driver's own threads that live. */
        static List<String> threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("lodestar-"))
                    .sorted()
                    .toList();
        }
    }
}
