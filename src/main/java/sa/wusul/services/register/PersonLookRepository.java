package sa.wusul.services.register;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;

/** The looks of staff into the register of persons; rows are never changed. */
@Repository
class PersonLookRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	PersonLookRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	/** Stores a look before it is answered. */
	void add(IdentityNumber person, String reader) {
		this.jdbc.sql("insert into person_look (identity_hash, reader, looked_at) values (?, ?, ?)")
			.params(this.fields.hash(person.value()), reader, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Returns the number of different persons into whose data this reader looked. */
	long countPersons(String reader, Duration period) {
		return this.jdbc.sql("select count(distinct identity_hash) from person_look where reader = ? and looked_at > ?")
			.params(reader, this.clock.instant().minus(period).atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	/** Stores that a look was refused because its reader asks for too many persons. */
	void addRefusal(IdentityNumber person, String reader) {
		this.jdbc.sql("insert into person_look_refusal (identity_hash, reader, refused_at) values (?, ?, ?)")
			.params(this.fields.hash(person.value()), reader, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
