package sa.wusul.meeting;

import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.NamedLock;

/**
 * The lock that serialises changes to the bookings of a host on all nodes. It keeps the
 * waiting list fair; double bookings are excluded by the keys of the tables.
 */
@Repository
class HostLockRepository {

	private final NamedLock lock;

	HostLockRepository(JdbcClient jdbc) {
		this.lock = new NamedLock(jdbc, "meeting-host", 16);
	}

	/** Locks these hosts until the end of the transaction. */
	void hold(Line... lines) {
		this.lock.hold(Arrays.stream(lines).map(Line::key).toArray(String[]::new));
	}

	void holdAll() {
		this.lock.holdAll();
	}

	/** The queue for one host. */
	record Line(Purpose purpose, String host) {

		private String key() {
			return this.purpose.name() + this.host;
		}

	}

}
