package sa.wusul.meeting;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the centres' rooms. */
@Repository
class RoomRepository {

	private final JdbcClient jdbc;

	RoomRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Inserts or updates the room. */
	long enter(RoomFacts facts) {
		if (id(facts.centre(), facts.name()).isEmpty()) {
			this.jdbc.sql(
					"insert into meeting_room (centre, name, section, video, seats, in_service) values (?, ?, ?, ?, ?, true)")
				.params(facts.centre(), facts.name(), facts.section().orElse(null), facts.video(), facts.seats())
				.update();
		}
		else {
			this.jdbc.sql("""
					update meeting_room set section = ?, video = ?, seats = ?, in_service = true
					where centre = ? and name = ?""")
				.params(facts.section().orElse(null), facts.video(), facts.seats(), facts.centre(), facts.name())
				.update();
		}
		return id(facts.centre(), facts.name()).orElseThrow();
	}

	Optional<Long> id(String centre, String name) {
		return this.jdbc.sql("select id from meeting_room where centre = ? and name = ?")
			.params(centre, name)
			.query(Long.class)
			.optional();
	}

	void withdraw(long id) {
		this.jdbc.sql("update meeting_room set in_service = false where id = ?").param(id).update();
	}

	/** Returns the rooms in service that fit the session, the smallest first. */
	List<Long> suitable(String centre, String section, Mode mode, int seats) {
		return this.jdbc.sql("""
				select id from meeting_room
				where in_service and centre = ? and (section is null or section = ?) and (video or not ?) and seats >= ?
				order by seats, video, section nulls last, id""")
			.params(centre, section, mode == Mode.VIDEO, seats)
			.query(Long.class)
			.list();
	}

}
