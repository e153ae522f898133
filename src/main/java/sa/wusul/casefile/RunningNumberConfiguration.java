package sa.wusul.casefile;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.incrementer.DataFieldMaxValueIncrementer;

import sa.wusul.platform.database.Sequence;

/**
 * Running numbers from a database sequence: no two nodes get the same one, and no opening
 * waits for another.
 */
@Configuration
class RunningNumberConfiguration {

	@Bean
	DataFieldMaxValueIncrementer caseRunningNumber(DataSource dataSource) {
		return Sequence.named("case_running_number", dataSource);
	}

}
