package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the façade allocates beyond the driver: nothing, except one object for rows that lead back to us. */
class CostTest {

    private static final int CALLS = 20_000;
    private static final int WARM_UP = 60_000;

    /** Less than any object: what measuring itself costs, spread over all calls. */
    private static final double NOTHING = 1.0;

    interface Call {
        void make() throws SQLException;
    }

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private double bytesPerCall(Call call) throws SQLException {
        repeat(call, WARM_UP);
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            repeat(call, CALLS);
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (double) (after - before) / CALLS);
        }
        return least;
    }

    private static void repeat(Call call, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            call.make();
        }
    }

    private void assertCosts(double atMost, Call ours, Call drivers) throws SQLException {
        double least = Double.MAX_VALUE;
        // The compiler takes its time on a busy machine; what it cannot remove stays, however often it is tried.
        for (int attempt = 0; attempt < 20 && least > atMost; attempt++) {
            least = Math.min(least, bytesPerCall(ours) - bytesPerCall(drivers));
        }
        assertTrue(least <= atMost, least + " bytes a call more than the driver");
    }

    @Test
    void updatesAndCommitsAllocateNothing() throws SQLException {
        Connection driver = SilentStub.make(Connection.class);
        Connection ours = Fixture.over(driver);
        PreparedStatement mine = ours.prepareStatement("update t set x = ?");
        PreparedStatement plain = driver.prepareStatement("update t set x = ?");
        assertCosts(NOTHING, mine::executeUpdate, plain::executeUpdate);
        assertCosts(NOTHING, mine::execute, plain::execute);
        assertCosts(NOTHING, ours::commit, driver::commit);
        assertCosts(NOTHING, () -> mine.executeUpdate("update t set x = 1"), () -> plain.executeUpdate("update t"));
    }

    @Test
    void rowsAllocateNothing() throws SQLException {
        Connection driver = SilentStub.make(Connection.class);
        ResultSet mine = Fixture.over(driver).createStatement().executeQuery("select 1");
        ResultSet plain = driver.createStatement().executeQuery("select 1");
        assertCosts(NOTHING, mine::next, plain::next);
        assertCosts(NOTHING, () -> mine.getString(1), () -> plain.getString(1));
        assertCosts(NOTHING, () -> mine.getInt(1), () -> plain.getInt(1));
        assertCosts(NOTHING, mine::wasNull, plain::wasNull);
    }

    @Test
    void aQueryAllocatesTheRowsObjectOnly() throws SQLException {
        Connection driver = SilentStub.make(Connection.class);
        PreparedStatement mine = Fixture.over(driver).prepareStatement("select 1");
        PreparedStatement plain = driver.prepareStatement("select 1");
        assertCosts(40, mine::executeQuery, plain::executeQuery);
    }
}
