package sa.wusul.demo.database;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to the embedded database that commit one at a time. */
final class GatedDataSource extends DelegatingDataSource {

	private final CommitGate gate;

	GatedDataSource(DataSource pool, CommitGate gate) {
		super(pool);
		this.gate = gate;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return GatedConnection.of(super.getConnection(), this.gate);
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return GatedConnection.of(super.getConnection(username, password), this.gate);
	}

}
