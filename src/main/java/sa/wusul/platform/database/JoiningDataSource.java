package sa.wusul.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to PostgreSQL that let changes go with the statement after them. */
public final class JoiningDataSource extends DelegatingDataSource {

	public JoiningDataSource(DataSource dataSource) {
		super(dataSource);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return JoiningConnection.of(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return JoiningConnection.of(super.getConnection(username, password));
	}

}
