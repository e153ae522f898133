package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Initializer that lets PostgreSQL pack the facts of history with LZ4. Its usual way
 * takes ten times as long for the same size, in each transaction of the engine.
 */
public final class FactPackingInitializer {

	/**
	 * Only the owner can do it, and a server without LZ4 cannot. It never waits for a
	 * table in use, which is left to the next start; rows from before stay as they are.
	 */
	private static final String PACK = """
			do $$
			begin
			  if exists (select from pg_attribute
			      where attrelid = 'history_fact'::regclass and attname = 'facts' and attcompression <> 'l') then
			    lock table history_fact in access exclusive mode nowait;
			    alter table history_fact alter column facts set compression lz4;
			  end if;
			exception when feature_not_supported or insufficient_privilege or lock_not_available then
			  raise notice 'Facts of history are packed as before: %', sqlerrm;
			end $$""";

	private FactPackingInitializer() {
	}

	/**
	 * Lets facts that come from now on be packed so, if this is PostgreSQL.
	 */
	public static void run(Connection connection) throws SQLException {
		if (EngineIndexes.POSTGRES.equals(connection.getMetaData().getDatabaseProductName())) {
			try (var statement = connection.createStatement()) {
				statement.execute(PACK);
			}
		}
	}

}
