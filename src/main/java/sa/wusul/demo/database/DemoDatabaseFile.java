package sa.wusul.demo.database;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Demo component that keeps the file of H2 small while the program runs: a database that
 * writes each commit at once (ADR 31) compacts its file at its end only, after each
 * commit has left most of what it wrote behind.
 */
@Component
class DemoDatabaseFile {

	private static final Logger log = LoggerFactory.getLogger(DemoDatabaseFile.class);

	/** Bytes from which on it is worth the work. */
	private static final long WORTH = 16 << 20;

	/** The least share of the file that is in use, in percent. */
	private static final int IN_USE = 60;

	/** Commits wait for so many milliseconds at most, and for what is begun. */
	private static final int LONGEST = 300;

	private final DataSource dataSource;

	private final CommitGate gate;

	DemoDatabaseFile(DataSource dataSource, CommitGate gate) {
		this.dataSource = dataSource;
		this.gate = gate;
	}

	@Scheduled(fixedDelay = 5_000)
	void compact() throws SQLException {
		try (var connection = this.dataSource.getConnection()) {
			if (connection.isWrapperFor(JdbcConnection.class)
					&& connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
				compact(session.getDatabase().getStore().getMvStore());
			}
		}
	}

	private void compact(MVStore store) {
		var file = store.getFileStore();
		if (file != null && file.size() > WORTH && file.getFillRate() * file.getChunksFillRate() < IN_USE * 100) {
			var before = file.size();
			this.gate.alone(() -> store.compactFile(LONGEST));
			log.debug("Demo: compacted the database from {} to {} bytes", before, file.size());
		}
	}

}
