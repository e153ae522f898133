package sa.wusul.papers;

import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Papers on H2")
class PapersOnH2Test extends PapersContract {

	@Override
	DataSource dataSource() {
		var dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		return dataSource;
	}

	@Override
	String blob() {
		return "blob";
	}

}
