package sa.wusul.demo.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.database.Unanswered;

/**
 * The enquiries and entries of the demo's registers, stored in the database so that all
 * nodes agree.
 */
@Component
public class DemoRegisterBook {

	private static final int NEWEST = 50;

	private static final RowMapper<Entered> ENTERED = (row, number) -> new Entered(row.getString("serial_number"),
			row.getObject("valid_from", LocalDate.class),
			Optional.ofNullable(row.getObject("valid_until", LocalDate.class)));

	private final JdbcClient jdbc;

	private final Clock clock;

	DemoRegisterBook(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean isDown(String register) {
		return this.jdbc.sql("select down from demo_register_switch where register = ?")
			.param(register)
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	void set(String register, boolean down) {
		this.jdbc.sql("""
				insert into demo_register_switch (register, down)
				select cast(:register as varchar), false
				where not exists (select 1 from demo_register_switch where register = :register)""")
			.param("register", register)
			.update();
		this.jdbc.sql("update demo_register_switch set down = ? where register = ?").params(down, register).update();
	}

	void note(String register, String caseReference, String entryKind) {
		Unanswered.write(() -> this.jdbc.sql("""
				insert into demo_register_enquiry (register, case_reference, entry_kind, asked_at)
				values (?, ?, cast(? as varchar), ?)""")
			.params(register, caseReference, entryKind, OffsetDateTime.now(this.clock))
			.update());
	}

	/** Returns the enquiries and entries, newest first. */
	public List<Call> calls() {
		return this.jdbc.sql("""
				select register, case_reference, entry_kind, asked_at from demo_register_enquiry
				order by id desc fetch first :newest rows only""")
			.param("newest", NEWEST)
			.query((row, number) -> new Call(row.getString("register"), row.getString("case_reference"),
					row.getString("entry_kind") != null, row.getObject("asked_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/**
	 * Makes the entry once per key; later calls change nothing and return the first
	 * entry.
	 */
	Entered enter(String key, String register, String subject, String kind, String serialNumber, LocalDate from,
			LocalDate until) {
		try {
			this.jdbc.sql("""
					insert into demo_register_entry (entry_key, register, subject, entry_kind, serial_number,
					                                 valid_from, valid_until, entered_at)
					select cast(:key as varchar), cast(:register as varchar), cast(:subject as varchar),
					       cast(:kind as varchar), cast(:serialNumber as varchar), cast(:from as date),
					       cast(:until as date), cast(:now as timestamp with time zone)
					where not exists (select 1 from demo_register_entry where entry_key = :key)""")
				.param("key", key)
				.param("register", register)
				.param("subject", subject)
				.param("kind", kind)
				.param("serialNumber", serialNumber)
				.param("from", from)
				.param("until", until)
				.param("now", OffsetDateTime.now(this.clock))
				.update();
		}
		catch (DuplicateKeyException atTheSameMoment) {
			// Another transaction made the entry.
		}
		return this.jdbc
			.sql("select serial_number, valid_from, valid_until from demo_register_entry where entry_key = ?")
			.param(key)
			.query(ENTERED)
			.single();
	}

	Optional<Entered> latest(String register, String subject) {
		return this.jdbc.sql("""
				select serial_number, valid_from, valid_until from demo_register_entry
				where register = ? and subject = ?
				order by entered_at desc fetch first 1 rows only""")
			.params(register, subject)
			.query(ENTERED)
			.optional();
	}

	/** A call on the demo page. */
	public record Call(String register, String caseReference, boolean entry, Instant at) {

		/** Returns the register's Arabic name. */
		public String name() {
			return CaseWords.of("register", this.register);
		}

	}

	/** The data of an entry. */
	record Entered(String serialNumber, LocalDate validFrom, Optional<LocalDate> validUntil) {
	}

}
