package sa.wusul.supervision;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.calendar.WorkingTimes;

/** The counting of open work in a database without an engine. */
final class OpenSumsForTests {

	private final JdbcClient jdbc;

	private final DataSource dataSource;

	private final Clock clock;

	OpenSumsForTests(DataSource dataSource, Clock clock) {
		this.dataSource = dataSource;
		this.jdbc = JdbcClient.create(dataSource);
		this.clock = clock;
		for (var table : List.of(
				"ACT_RU_EXECUTION (ID_ varchar(64), ACT_ID_ varchar(64), PROC_DEF_ID_ varchar(64), "
						+ "PROC_INST_ID_ varchar(64), SUPER_EXEC_ varchar(64))",
				"ACT_RE_PROCDEF (ID_ varchar(64), KEY_ varchar(64))",
				"ACT_RU_TASK (ID_ varchar(64), PROC_INST_ID_ varchar(64), ASSIGNEE_ varchar(64))")) {
			this.jdbc.sql("create table if not exists " + table).update();
		}
	}

	OpenSumRepository sums() {
		return new OpenSumRepository(this.jdbc, new JdbcTemplate(this.dataSource));
	}

	WorkDayRepository workDays() {
		return new WorkDayRepository(this.jdbc, transaction(), WorkingTimes.usual(this.clock), () -> {
		}, this.clock);
	}

	/** Returns the counting whose figures are at most as old as this. */
	OpenSumService counting(Duration longest) {
		return new OpenSumService(sums(), new OpenWorkRepository(this.jdbc, this.clock), workDays(),
				WorkingTimes.usual(this.clock), transaction(), this.clock, longest);
	}

	private TransactionTemplate transaction() {
		return new TransactionTemplate(new DataSourceTransactionManager(this.dataSource));
	}

}
