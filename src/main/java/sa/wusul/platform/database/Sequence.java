package sa.wusul.platform.database;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;

/** A sequence of the database, on PostgreSQL or H2. */
public final class Sequence {

	private Sequence() {
	}

	public static DataFieldMaxValueIncrementer named(String name, DataSource dataSource) {
		return isPostgreSql(dataSource) ? new PostgresSequenceMaxValueIncrementer(dataSource, name)
				: new H2SequenceMaxValueIncrementer(dataSource, name);
	}

	private static boolean isPostgreSql(DataSource dataSource) {
		try {
			var product = JdbcUtils.<String>extractDatabaseMetaData(dataSource,
					(data) -> data.getDatabaseProductName());
			return DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
		}
		catch (MetaDataAccessException problem) {
			throw new IllegalStateException(problem);
		}
	}

}
