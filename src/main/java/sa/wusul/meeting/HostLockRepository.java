package sa.wusul.meeting;

import java.util.Arrays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lock rows that serialise changes to the bookings of a host on all nodes. They keep
 * the waiting list fair; double bookings are excluded by the keys of the tables.
 */
@Repository
class HostLockRepository {

	private static final int COUNT = 16;

	private final JdbcClient jdbc;

	HostLockRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Locks these hosts until the end of the transaction. */
	void hold(Line... lines) {
		var desks = Arrays.stream(lines).map(HostLockRepository::desk).distinct().sorted().toList();
		this.jdbc.sql("select id from booking_desk where id in (:desks) order by id for update")
			.param("desks", desks)
			.query(Integer.class)
			.list();
	}

	void holdAll() {
		this.jdbc.sql("select id from booking_desk order by id for update").query(Integer.class).list();
	}

	private static int desk(Line line) {
		return Math.floorMod((line.purpose().name() + line.host()).hashCode(), COUNT);
	}

	/** The queue for one host. */
	record Line(Purpose purpose, String host) {
	}

}
