package dev.lodestar.domain.dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every dialect there is, by the code a user writes in the setting {@code dialect}. Codes of the AWS JDBC, Python and
 * Node drivers are understood, so that a setting can be taken over as it is.
 */
public final class Dialects {
    public static final Dialect GLOBAL_AURORA_POSTGRES = new GlobalAuroraPostgres();
    public static final Dialect MULTI_AZ_POSTGRES = new MultiAzPostgres();
    public static final Dialect AURORA_POSTGRES = new AuroraPostgres();
    public static final Dialect RDS_POSTGRES = new RdsPostgres();
    public static final Dialect REPLICATED_POSTGRES = new ReplicatedPostgres();
    public static final Dialect SINGLE_POSTGRES = new SinglePostgres();

    private static final List<Dialect> ALL = List.of(
            GLOBAL_AURORA_POSTGRES,
            MULTI_AZ_POSTGRES,
            AURORA_POSTGRES,
            RDS_POSTGRES,
            REPLICATED_POSTGRES,
            SINGLE_POSTGRES);

    private static final Map<String, Dialect> BY_NAME = byName();

    private Dialects() {}

    /** The dialect with this code or alias, in any case of letters; empty if there is none. */
    public static Optional<Dialect> byCode(String code) {
        return Optional.ofNullable(BY_NAME.get(code.strip().toLowerCase(Locale.ROOT)));
    }

    /** Every code, most specific dialect first, without aliases: for error messages and documentation. */
    public static List<String> codes() {
        return ALL.stream().map(Dialect::code).toList();
    }

    private static Map<String, Dialect> byName() {
        Map<String, Dialect> names = new LinkedHashMap<>();
        ALL.forEach(dialect -> names.put(dialect.code(), dialect));
        // The Python and the Node driver's names of the JDBC driver's rds-multi-az-pg-cluster.
        names.put("multi-az-pg", MULTI_AZ_POSTGRES);
        names.put("rds-multi-az-pg", MULTI_AZ_POSTGRES);
        names.put("postgresql", SINGLE_POSTGRES);
        names.put("postgres", SINGLE_POSTGRES);
        return Collections.unmodifiableMap(names);
    }
}
