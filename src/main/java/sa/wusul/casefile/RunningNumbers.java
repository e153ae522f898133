package sa.wusul.casefile;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.H2SequenceMaxValueIncrementer;
import org.springframework.jdbc.support.incrementer.PostgresSequenceMaxValueIncrementer;

/**
 * Running numbers come from a database sequence: no two nodes get the same one and no
 * opening waits for another.
 */
@Configuration
class RunningNumbers {

	private static final String SEQUENCE = "case_running_number";

	@Bean
	DataFieldMaxValueIncrementer caseRunningNumber(DataSource dataSource) throws MetaDataAccessException {
		var product = JdbcUtils.<String>extractDatabaseMetaData(dataSource, (data) -> data.getDatabaseProductName());
		return (DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL)
				? new PostgresSequenceMaxValueIncrementer(dataSource, SEQUENCE)
				: new H2SequenceMaxValueIncrementer(dataSource, SEQUENCE);
	}

}
