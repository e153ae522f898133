package sa.wusul.services.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.services.register.OwnDocument;

/** The consents of people to reminders, and the reminders that they got. */
@Repository
class ExpiryConsentRepository {

	private static final String TABLE = "expiry_consent";

	private static final String COLUMNS = "select id, identity_number, mobile, agreed_at, look_on, looked_at from expiry_consent ";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	private final Clock clock;

	ExpiryConsentRepository(JdbcClient jdbc, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.fields = fields;
		this.clock = clock;
	}

	Optional<ExpiryConsent> find(String person) {
		return this.jdbc.sql(COLUMNS + "where person_hash = ?")
			.param(this.fields.hash(person))
			.query(this.fields.rows(TABLE, ExpiryConsent.class))
			.optional();
	}

	Optional<ExpiryConsent> find(long id) {
		return this.jdbc.sql(COLUMNS + "where id = ?")
			.param(id)
			.query(this.fields.rows(TABLE, ExpiryConsent.class))
			.optional();
	}

	/**
	 * Keeps a consent from now on.
	 * @return whether the person did not agree before
	 */
	boolean keep(String person, String mobile) {
		return this.jdbc.sql("""
				insert into expiry_consent (person_hash, identity_number, mobile, agreed_at, look_on)
				select cast(:hash as varchar), cast(:person as varchar), cast(:mobile as varchar),
				       cast(:now as timestamp with time zone), cast(:today as date)
				where not exists (select 1 from expiry_consent where person_hash = :hash)""")
			.param("hash", this.fields.hash(person))
			.param("person", this.fields.seal("expiry_consent.identity_number", person))
			.param("mobile", this.fields.seal("expiry_consent.mobile", mobile))
			.param("now", now().atOffset(ZoneOffset.UTC))
			.param("today", today())
			.update() > 0;
	}

	/**
	 * Forgets the consent and the reminders of a person.
	 * @return whether they had agreed
	 */
	boolean forget(String person) {
		return this.jdbc.sql("delete from expiry_consent where person_hash = ?")
			.param(this.fields.hash(person))
			.update() > 0;
	}

	/**
	 * Returns people about whom registers are to be asked today, the longest due first.
	 */
	List<ExpiryConsent> due(int most) {
		return this.jdbc.sql(COLUMNS + "where look_on <= ? order by look_on, id fetch first ? rows only")
			.params(today(), most)
			.query(this.fields.rows(TABLE, ExpiryConsent.class))
			.list();
	}

	/**
	 * Claims the look at a person, so that no other node asks today.
	 * @return false if another node did
	 */
	boolean claim(ExpiryConsent consent) {
		return this.jdbc.sql("update expiry_consent set look_on = ?, looked_at = ? where id = ? and look_on = ?")
			.params(today().plusDays(1), now().atOffset(ZoneOffset.UTC), consent.id(), consent.lookOn())
			.update() > 0;
	}

	void lookAgainIn(long id, int days) {
		this.jdbc.sql("update expiry_consent set look_on = ? where id = ?").params(today().plusDays(days), id).update();
	}

	/** Returns the days that were left at the last reminder of a document. */
	Optional<Long> remindedDaysLeft(long id, OwnDocument document) {
		return this.jdbc.sql("""
				select min(days_left) from expiry_reminder
				where consent = ? and document_kind = ? and expires_on = ?""")
			.params(id, document.kind().name(), document.expiresOn())
			.query((row, index) -> Optional.ofNullable(row.getObject(1)).map((days) -> ((Number) days).longValue()))
			.single();
	}

	long remindersSince(long id, Instant moment) {
		return this.jdbc.sql("select count(*) from expiry_reminder where consent = ? and sent_at >= ?")
			.params(id, moment.atOffset(ZoneOffset.UTC))
			.query(Long.class)
			.single();
	}

	/**
	 * Records a reminder.
	 * @return false if it was sent before
	 */
	boolean remind(long id, OwnDocument document) {
		return this.jdbc.sql("""
				insert into expiry_reminder (consent, document_kind, expires_on, days_left, sent_at)
				select cast(:id as bigint), cast(:kind as varchar), cast(:on as date), cast(:left as integer),
				       cast(:now as timestamp with time zone)
				where not exists (select 1 from expiry_reminder
				  where consent = :id and document_kind = :kind and expires_on = :on and days_left = :left)""")
			.param("id", id)
			.param("kind", document.kind().name())
			.param("on", document.expiresOn())
			.param("left", document.daysLeft())
			.param("now", now().atOffset(ZoneOffset.UTC))
			.update() > 0;
	}

	private Instant now() {
		return this.clock.instant();
	}

	LocalDate today() {
		return LocalDate.ofInstant(now(), Kingdom.ZONE);
	}

}
