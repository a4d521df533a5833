-- What Aurora PostgreSQL offers, on plain PostgreSQL. Run once as superuser in the applications' database, before the
-- data are copied to the nodes. What differs per node is its configuration: cluster_name is the instance id,
-- rds.extensions names aurora_stat_utils.
CREATE SCHEMA lodestar_testkit;

-- all nodes, written by the test kit at the start
CREATE TABLE lodestar_testkit.member (server_id text PRIMARY KEY, host inet NOT NULL, port int NOT NULL);
-- what each writer announced of itself, in order; replicated
CREATE TABLE lodestar_testkit.writer_log (
  epoch bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  server_id text NOT NULL, timeline int NOT NULL, since timestamptz NOT NULL DEFAULT clock_timestamp());
-- the latest news that the writer had of each node; replicated
CREATE TABLE lodestar_testkit.beat (server_id text PRIMARY KEY, last_seen timestamptz NOT NULL, lag_ms double precision);

-- Who is the writer, as far as this node can know it without a control plane
CREATE FUNCTION lodestar_testkit.current_writer() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE w text;
BEGIN
  IF NOT pg_is_in_recovery() THEN            -- I am, by birth or by promotion
    RETURN current_setting('cluster_name');
  END IF;
  SELECT m.server_id INTO w                  -- the one from which I receive right now
    FROM pg_stat_wal_receiver r
    JOIN lodestar_testkit.member m ON m.host = r.sender_host::inet AND m.port = r.sender_port
   WHERE r.status = 'streaming';
  IF w IS NULL THEN                          -- the last one that announced itself through the log
    SELECT l.server_id INTO w FROM lodestar_testkit.writer_log l ORDER BY epoch DESC LIMIT 1;
  END IF;
  RETURN w;
END $$;

CREATE FUNCTION lodestar_testkit.announce_writer() RETURNS bigint LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO lodestar_testkit.writer_log(server_id, timeline)
  -- pg_control_checkpoint() would name the old timeline until the first checkpoint after a promotion
  SELECT current_setting('cluster_name'), ('x' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8))::bit(32)::int
  RETURNING epoch $$;

CREATE FUNCTION lodestar_testkit.note_beat() RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO lodestar_testkit.beat(server_id, last_seen, lag_ms)
  SELECT current_setting('cluster_name'), clock_timestamp(), 0
  UNION ALL
  SELECT DISTINCT ON (application_name)
         application_name, coalesce(reply_time, clock_timestamp()), coalesce(extract(epoch FROM replay_lag) * 1000, 0)
    FROM pg_stat_replication JOIN lodestar_testkit.member ON server_id = application_name
   WHERE state = 'streaming'
  ON CONFLICT (server_id) DO UPDATE SET last_seen = excluded.last_seen, lag_ms = excluded.lag_ms $$;

REVOKE EXECUTE ON FUNCTION lodestar_testkit.announce_writer(), lodestar_testkit.note_beat() FROM PUBLIC;

CREATE FUNCTION pg_catalog.aurora_db_instance_identifier() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT pg_catalog.current_setting('cluster_name') $$;

CREATE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1) || '.1' $$;

CREATE FUNCTION pg_catalog.aurora_replica_status(
  OUT server_id text, OUT session_id text, OUT durable_lsn bigint, OUT highest_lsn_rcvd bigint, OUT current_read_lsn bigint,
  OUT cur_replay_latency_in_usec bigint, OUT active_txns bigint, OUT is_current boolean, OUT last_transport_error integer,
  OUT last_error_timestamp timestamptz, OUT last_update_timestamp timestamptz, OUT feedback_xmin bigint, OUT feedback_epoch bigint,
  OUT replica_lag_in_msec bigint, OUT log_stream_speed_in_kib_per_second double precision, OUT log_buffer_sequence_number bigint,
  OUT oldest_read_view_trx_id bigint, OUT oldest_read_view_lsn bigint, OUT pending_read_ios bigint, OUT read_ios bigint,
  OUT iops bigint, OUT cpu double precision)
RETURNS SETOF record LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me text := current_setting('cluster_name');
  writer text := lodestar_testkit.current_writer();
  writer_here boolean := NOT pg_is_in_recovery();
  r record;
BEGIN
  FOR r IN
    SELECT m.server_id AS id, s.reply_time, s.replay_lag, s.replay_lsn, s.flush_lsn, b.last_seen, b.lag_ms
      FROM lodestar_testkit.member m
      LEFT JOIN LATERAL (
        SELECT * FROM pg_stat_replication p
         WHERE writer_here AND p.application_name = m.server_id AND p.state = 'streaming'
         ORDER BY p.backend_start DESC LIMIT 1) s ON true
      LEFT JOIN lodestar_testkit.beat b ON b.server_id = m.server_id
  LOOP
    server_id := r.id;
    session_id := CASE WHEN r.id = writer THEN 'MASTER_SESSION_ID' ELSE md5(r.id)::uuid::text END;
    is_current := true;
    cpu := 1;
    IF r.id = me THEN
      last_update_timestamp := clock_timestamp();
      replica_lag_in_msec := CASE WHEN writer_here THEN NULL ELSE round(coalesce(r.lag_ms, 0)) END;
    ELSIF r.reply_time IS NOT NULL THEN
      last_update_timestamp := r.reply_time;
      replica_lag_in_msec := round(coalesce(extract(epoch FROM r.replay_lag) * 1000, 0));
    ELSE
      -- a node of which nobody has heard for five minutes is forgotten; the presumed writer never is
      CONTINUE WHEN r.id IS DISTINCT FROM writer
        AND (r.last_seen IS NULL OR r.last_seen < clock_timestamp() - interval '300 s');
      last_update_timestamp := r.last_seen;
      replica_lag_in_msec := CASE WHEN r.id = writer THEN NULL ELSE round(coalesce(r.lag_ms, 0)) END;
    END IF;
    durable_lsn := CASE WHEN r.id = me AND writer_here THEN pg_current_wal_flush_lsn() - '0/0'::pg_lsn
                        WHEN r.flush_lsn IS NOT NULL THEN r.flush_lsn - '0/0'::pg_lsn END;
    current_read_lsn := CASE WHEN r.id = me AND NOT writer_here THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn
                             WHEN r.replay_lsn IS NOT NULL THEN r.replay_lsn - '0/0'::pg_lsn END;
    RETURN NEXT;
  END LOOP;
END $$;

-- pg_settings hides settings that no extension has defined, such as rds.extensions; Aurora shows it
SET allow_system_table_mods = on;
CREATE OR REPLACE VIEW pg_catalog.pg_settings AS
  SELECT a.* FROM pg_catalog.pg_show_all_settings() a
  UNION ALL
  SELECT 'rds.extensions'::text, pg_catalog.current_setting('rds.extensions', true), NULL::text, 'Customized Options'::text,
         'List of extensions provided by the imitated service'::text, NULL::text, 'internal'::text, 'string'::text,
         'configuration file'::text, NULL::text, NULL::text, NULL::text[], ''::text,
         pg_catalog.current_setting('rds.extensions', true), NULL::text, NULL::integer, false
   WHERE pg_catalog.current_setting('rds.extensions', true) <> '';
RESET allow_system_table_mods;
