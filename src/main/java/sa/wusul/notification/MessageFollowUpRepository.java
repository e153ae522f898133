package sa.wusul.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.text.NeutralText;

/** The messages for whose outcome a process waits. */
@Repository
class MessageFollowUpRepository {

	private static final String OUTCOMES = """
			select f.id, f.message_key, f.case_reference, f.process_instance, f.anew_key, f.told, f.begun_at,
			       min(case when d.state = 'DELIVERED' then 1 else 0 end) as delivered,
			       max(case when d.state in ('FAILED', 'FAILED_FOR_NOW') then 1 else 0 end) as failed,
			       min(case when a.id is null then 0 when a.state = 'DELIVERED' then 1 else 0 end) as delivered_anew,
			       max(case when a.state in ('FAILED', 'FAILED_FOR_NOW') then 1 else 0 end) as failed_anew
			from sms_follow_up f
			left join sms_delivery d on d.message_key = f.message_key
			left join sms_delivery a on a.message_key = f.anew_key
			where f.ended_at is null and %s
			group by f.id, f.message_key, f.case_reference, f.process_instance, f.anew_key, f.told, f.begun_at
			order by f.id fetch first :most rows only""";

	private final JdbcClient jdbc;

	MessageFollowUpRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void begun(String messageKey, String caseReference, String process, Instant now) {
		this.jdbc.sql("""
				insert into sms_follow_up (message_key, case_reference, process_instance, begun_at)
				values (?, ?, ?, ?)""").params(messageKey, caseReference, process, utc(now)).update();
	}

	/** Checks whether a process waits, or waited, for the outcome of a message. */
	boolean knows(String messageKey) {
		return this.jdbc.sql("select count(*) from sms_follow_up where message_key = :key or anew_key = :key")
			.param("key", messageKey)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Returns open ones with the outcome as far as it is known, in the order of their
	 * ids.
	 */
	List<FollowUp> open(long after, int most) {
		return this.jdbc.sql(NeutralText.format(OUTCOMES, "f.id > :after"))
			.param("after", after)
			.param("most", most)
			.query(RecordRowMapper.of(FollowUp.class))
			.list();
	}

	/** Returns the open one of the message to which a part belongs. */
	Optional<FollowUp> forPart(long part) {
		return this.jdbc.sql(NeutralText.format(OUTCOMES, """
				f.id in (select w.id from sms_delivery p
				         join sms_follow_up w on w.message_key = p.message_key or w.anew_key = p.message_key
				         where p.id = :part)"""))
			.param("part", part)
			.param("most", 1)
			.query(RecordRowMapper.of(FollowUp.class))
			.optional();
	}

	Optional<FollowUp> forKey(String messageKey) {
		return one("f.message_key = :value", messageKey);
	}

	Optional<FollowUp> forProcess(String process) {
		return one("f.process_instance = :value", process);
	}

	private Optional<FollowUp> one(String condition, String value) {
		return this.jdbc.sql(NeutralText.format(OUTCOMES, condition))
			.param("value", value)
			.param("most", 1)
			.query(RecordRowMapper.of(FollowUp.class))
			.optional();
	}

	/** Returns the processes that still wait beside a case. */
	List<String> processesOf(String caseReference) {
		return this.jdbc.sql("select process_instance from sms_follow_up where case_reference = ? and ended_at is null")
			.param(caseReference)
			.query(String.class)
			.list();
	}

	void sentAnew(long id, String anewKey) {
		this.jdbc.sql("update sms_follow_up set anew_key = ? where id = ?").params(anewKey, id).update();
	}

	void told(long id, String outcome) {
		this.jdbc.sql("update sms_follow_up set told = ? where id = ?").params(outcome, id).update();
	}

	void ended(String process, Instant now) {
		this.jdbc.sql("update sms_follow_up set ended_at = ? where process_instance = ? and ended_at is null")
			.params(utc(now), process)
			.update();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A message for whose outcome a process waits.
	 *
	 * @param anewKey key under which it was sent through another gateway
	 * @param told the last outcome that the process was told
	 */
	record FollowUp(long id, String messageKey, String caseReference, String processInstance, Optional<String> anewKey,
			Optional<String> told, Instant begunAt, int delivered, int failed, int deliveredAnew, int failedAnew) {

		/** Returns the outcome that the process does not know yet. */
		Optional<String> news() {
			var outcome = (this.delivered + this.deliveredAnew > 0) ? "DELIVERED" : this.anewKey.isPresent()
					? ((this.failedAnew > 0) ? "FAILED_ANEW" : null) : (this.failed > 0) ? "FAILED" : null;
			return Optional.ofNullable(outcome).filter((known) -> !known.equals(this.told.orElse(null)));
		}

	}

}
