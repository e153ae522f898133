package sa.wusul.services.register;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;

/** The looks of staff into the register of persons; rows are never changed. */
@Repository
class PersonLookRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	PersonLookRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(IdentityNumber person, String reader) {
		this.jdbc.sql("insert into person_look (identity_number, reader, looked_at) values (?, ?, ?)")
			.params(person.value(), reader, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
