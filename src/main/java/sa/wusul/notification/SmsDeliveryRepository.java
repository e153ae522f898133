package sa.wusul.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.notification.SmsBatch.Accepted;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.text.NeutralText;

/**
 * The parts of messages with what came of them, without texts and numbers. Each method is
 * one step of work that lies outside, and another node may do the same.
 */
@Repository
class SmsDeliveryRepository {

	private final JdbcClient jdbc;

	SmsDeliveryRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes a message that is about to be handed over.
	 * @return its parts; none if the key is known already
	 */
	List<Part> begin(String key, String numberHash, String gateway, int parts, boolean counted, Instant now) {
		var begun = new ArrayList<Part>();
		for (var part = 1; part <= parts; part++) {
			var id = new GeneratedKeyHolder();
			var added = this.jdbc
				.sql("""
						insert into sms_delivery (message_key, part, parts, number_hash, gateway, state, counted, added_at,
						                          tried_at)
						select cast(:key as varchar), cast(:part as integer), cast(:parts as integer),
						       cast(:number as varchar), cast(:gateway as varchar), 'SENDING',
						       cast(:counted as boolean), cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
						where not exists (select 1 from sms_delivery where message_key = :key and part = :part)
						""")
				.param("key", key)
				.param("part", part)
				.param("parts", parts)
				.param("number", numberHash)
				.param("gateway", gateway)
				.param("counted", counted)
				.param("now", utc(now))
				.update(id, "id");
			if (added == 0) {
				return List.of();
			}
			begun.add(new Part(id.getKey().longValue(), part, parts, gateway, SmsDeliveryState.SENDING, null, now));
		}
		return begun;
	}

	/**
	 * Notes messages that are about to be handed over to a gateway, in one statement.
	 * @return the parts of each, by its key; none of a key that is known already
	 */
	Map<String, List<Part>> begin(List<Beginning> messages, String gateway, Instant now) {
		var values = new ArrayList<Object>(List.of(gateway, utc(now), utc(now)));
		var rows = 0;
		for (var message : messages) {
			for (var part = 1; part <= message.parts(); part++) {
				values.addAll(
						List.of(rows, message.key(), part, message.parts(), message.numberHash(), message.counted()));
				rows++;
			}
		}
		var added = new GeneratedKeyHolder();
		this.jdbc.sql(NeutralText.format("""
				insert into sms_delivery (message_key, part, parts, number_hash, counted, gateway, state, added_at,
				                          tried_at)
				select v.message_key, v.part, v.parts, v.number_hash, v.counted, cast(? as varchar), 'SENDING',
				       cast(? as timestamp with time zone), cast(? as timestamp with time zone)
				from (values %s) v (place, message_key, part, parts, number_hash, counted)
				where not exists (select 1 from sms_delivery d where d.message_key = v.message_key)
				order by v.place
				""", rows(rows, """
				(cast(? as integer), cast(? as varchar), cast(? as integer), cast(? as integer), cast(? as varchar),
				 cast(? as boolean))"""))).params(values).update(added, "id", "message_key", "part", "parts");
		var begun = new HashMap<String, List<Part>>();
		added.getKeyList()
			.stream()
			.map((row) -> Map.entry((String) row.get("message_key"),
					new Part(((Number) row.get("id")).longValue(), (Integer) row.get("part"),
							(Integer) row.get("parts"), gateway, SmsDeliveryState.SENDING, null, now)))
			.sorted(Comparator.comparingInt((row) -> row.getValue().part()))
			.forEach((row) -> begun.computeIfAbsent(row.getKey(), (key) -> new ArrayList<>()).add(row.getValue()));
		return begun;
	}

	/** Returns what is known of a message and of its number since a moment. */
	Known known(String key, String numberHash, Instant since) {
		return this.jdbc.sql("""
				select sum(case when message_key = :key and carried_by is null then 1 else 0 end) as own,
				       sum(case when message_key = :key and carried_by is not null then 1 else 0 end) as carried,
				       count(distinct case when counted and message_key <> :key then message_key end) as today
				from sms_delivery where message_key = :key or number_hash = :number and added_at >= :since""")
			.param("key", key)
			.param("number", numberHash)
			.param("since", utc(since))
			.query((row, number) -> new Known(row.getLong("own"), row.getLong("carried"), row.getLong("today")))
			.single();
	}

	/**
	 * Notes that a message travels in another one.
	 * @return {@code false} if it was begun or carried before
	 */
	boolean carry(String key, String carrier, String numberHash, Instant now) {
		return this.jdbc.sql("""
				insert into sms_delivery (message_key, part, parts, number_hash, gateway, state, carried_by, added_at,
				                          tried_at)
				select cast(:key as varchar), 1, 1, cast(:number as varchar), '-', 'SENT', cast(:carrier as varchar),
				       cast(:now as timestamp with time zone), cast(:now as timestamp with time zone)
				where not exists (select 1 from sms_delivery where message_key = :key)
				""")
			.param("key", key)
			.param("number", numberHash)
			.param("carrier", carrier)
			.param("now", utc(now))
			.update() == 1;
	}

	/** Returns the keys of the messages that travel in this one, in their order. */
	List<String> carriedBy(String carrier) {
		return this.jdbc.sql("select message_key from sms_delivery where carried_by = ? order by id")
			.param(carrier)
			.query(String.class)
			.list();
	}

	/**
	 * Returns what became of messages, also of those that travel in others, by their
	 * keys: the lowest state of the parts, and when the last of them got it.
	 */
	Map<String, Fate> fates(Collection<String> keys) {
		var fates = new HashMap<String, Fate>();
		if (!keys.isEmpty()) {
			this.jdbc.sql("""
					select k.message_key, d.state, d.settled_at from sms_delivery k
					join sms_delivery d on d.message_key = coalesce(k.carried_by, k.message_key)
					where k.message_key in (:keys) and d.carried_by is null""")
				.param("keys", keys)
				.query(RecordRowMapper.of(FatedPart.class))
				.list()
				.forEach(
						(part) -> fates.merge(part.messageKey(), new Fate(part.state(), part.settledAt()), Fate::with));
		}
		return fates;
	}

	/** Returns the parts of a message in their order. */
	List<Part> forKey(String key) {
		return this.jdbc.sql("""
				select id, part, parts, gateway, state, centre_id, tried_at from sms_delivery
				where message_key = ? order by part""").param(key).query(RecordRowMapper.of(Part.class)).list();
	}

	/** Forgets a message that begins anew through another gateway. */
	void forget(String key) {
		this.jdbc.sql("delete from sms_delivery where message_key = ?").param(key).update();
	}

	/** Notes that a part is handed over now. */
	void trying(long id, Instant now) {
		this.jdbc.sql("update sms_delivery set state = 'SENDING', tried_at = ? where id = ? and state = 'WAITING'")
			.params(utc(now), id)
			.update();
	}

	/** Notes that no centre has a part. */
	void notAccepted(long id, String problem) {
		this.jdbc.sql("update sms_delivery set state = 'WAITING', problem = ? where id = ? and state = 'SENDING'")
			.params(problem, id)
			.update();
	}

	/** Notes that a message will never be sent. */
	void refused(String key, String problem, Instant now) {
		this.jdbc.sql("""
				update sms_delivery set state = 'FAILED', problem = :problem, settled_at = :now
				where message_key = :key and state in ('WAITING', 'SENDING')""")
			.param("problem", problem)
			.param("now", utc(now))
			.param("key", key)
			.update();
	}

	/** Notes the ids that centres gave parts; receipts may have been faster. */
	void accepted(List<Accepted> parts) {
		var values = new ArrayList<Object>();
		for (var part : parts) {
			values.addAll(List.of(part.part(), part.acceptance().centreId(), part.acceptance().receiptId(),
					utc(part.at()), part.acceptance().state().name(), part.acceptance().state().isSettled()));
		}
		parts.forEach((part) -> values.add(part.part()));
		this.jdbc.sql(NeutralText.format(
				"""
						update sms_delivery
						set problem = null, (centre_id, receipt_id, sent_at, state, settled_at) = (
						  select v.centre_id, v.receipt_id, v.accepted_at,
						         case when sms_delivery.state in ('WAITING', 'SENDING') then v.state else sms_delivery.state end,
						         case when v.settled then v.accepted_at else sms_delivery.settled_at end
						  from (values %s) v (id, centre_id, receipt_id, accepted_at, state, settled)
						  where v.id = sms_delivery.id)
						where id in (%s)""",
				rows(parts.size(), """
						(cast(? as bigint), cast(? as varchar), cast(? as varchar),
						 cast(? as timestamp with time zone), cast(? as varchar), cast(? as boolean))"""),
				rows(parts.size(), "?")))
			.params(values)
			.update();
	}

	private static String rows(int number, String row) {
		return String.join(", ", Collections.nCopies(number, row));
	}

	/**
	 * Finds the part of a receipt. A centre may give an id again after years, so the last
	 * one counts.
	 */
	Optional<Long> find(String gateway, String receiptId) {
		return this.jdbc.sql(
				"select id from sms_delivery where gateway = ? and receipt_id = ? order by id desc fetch first 1 rows only")
			.params(gateway, receiptId)
			.query(Long.class)
			.optional();
	}

	/** Finds an unclear part by what a receipt repeats. */
	Optional<Long> findUnclear(String gateway, int reference, String numberHash) {
		return this.jdbc.sql("""
				select id from sms_delivery
				where gateway = ? and state = 'SENDING' and mod(id, 65536) = ? and number_hash = ?
				order by id desc fetch first 1 rows only""")
			.params(gateway, reference, numberHash)
			.query(Long.class)
			.optional();
	}

	/** Notes a state, unless a better one is known. */
	boolean settle(long id, SmsDeliveryState state, Optional<String> problem, Instant now) {
		return this.jdbc.sql("""
				update sms_delivery set state = :state, problem = :problem, settled_at = :now
				where id = :id and state in (:lower)""")
			.param("state", state.name())
			.param("problem", problem.orElse(null))
			.param("now", utc(now))
			.param("id", id)
			.param("lower", state.replaces())
			.update() == 1;
	}

	/** Keeps a receipt whose part is not noted yet. */
	void keepEarly(SmsReceipt receipt, Instant now) {
		this.jdbc.sql("""
				insert into sms_early_receipt (gateway, receipt_id, state, problem, received_at)
				select cast(:gateway as varchar), cast(:receiptId as varchar), cast(:state as varchar),
				       cast(:problem as varchar), cast(:now as timestamp with time zone)
				where not exists (select 1 from sms_early_receipt
				                  where gateway = :gateway and receipt_id = :receiptId and state = :state)
				""")
			.param("gateway", receipt.gateway())
			.param("receiptId", receipt.receiptId())
			.param("state", receipt.state().name())
			.param("problem", receipt.problem().orElse(null))
			.param("now", utc(now))
			.update();
	}

	/** Returns the early receipts whose part is noted by now. */
	List<Early> matchedEarly() {
		return this.jdbc.sql("""
				select e.id, max(d.id) as delivery, e.state, e.problem from sms_early_receipt e
				join sms_delivery d on d.gateway = e.gateway and d.receipt_id = e.receipt_id
				group by e.id, e.state, e.problem order by e.id fetch first 200 rows only""")
			.query(RecordRowMapper.of(Early.class))
			.list();
	}

	boolean hasEarly() {
		return this.jdbc.sql("select count(*) from sms_early_receipt").query(Long.class).single() > 0;
	}

	void forgetEarly(long id) {
		this.jdbc.sql("delete from sms_early_receipt where id = ?").param(id).update();
	}

	/** Forgets receipts that belong to nothing. */
	int forgetEarlyBefore(Instant moment) {
		return this.jdbc.sql("delete from sms_early_receipt where received_at < ?").param(utc(moment)).update();
	}

	/** Returns parts whose receipt is late and was not asked for since a moment. */
	List<Part> late(Instant sentBefore, Instant askedBefore, int most) {
		return this.jdbc.sql("""
				select id, part, parts, gateway, state, centre_id, tried_at from sms_delivery
				where state = 'SENT' and sent_at < :until and (asked_at is null or asked_at < :asked)
				order by asked_at nulls first, sent_at fetch first :most rows only""")
			.param("until", utc(sentBefore))
			.param("asked", utc(askedBefore))
			.param("most", most)
			.query(RecordRowMapper.of(Part.class))
			.list();
	}

	void asked(long id, Instant now) {
		this.jdbc.sql("update sms_delivery set asked_at = ? where id = ?").params(utc(now), id).update();
	}

	/** Expects no receipt any more for what was sent before a moment. */
	int unconfirmed(Instant sentBefore, Instant now) {
		return this.jdbc
			.sql("update sms_delivery set state = 'UNCONFIRMED', settled_at = ? where state = 'SENT' and sent_at < ?")
			.params(utc(now), utc(sentBefore))
			.update();
	}

	/** Counts, by gateway, what was sent in a time and what has no receipt. */
	List<Receipted> receipted(Instant now, Duration longest, Duration patience) {
		return this.jdbc.sql("""
				select gateway, count(*) as sent, sum(case when state = 'SENT' then 1 else 0 end) as silent
				from sms_delivery where sent_at >= :from and sent_at < :until group by gateway""")
			.param("from", utc(now.minus(longest)))
			.param("until", utc(now.minus(patience)))
			.query(RecordRowMapper.of(Receipted.class))
			.list();
	}

	/** Counts the parts by gateway that wait for a receipt. */
	List<Outstanding> outstanding() {
		return this.jdbc.sql(
				"select gateway, count(*) as parts from sms_delivery where state = 'SENT' and carried_by is null group by gateway")
			.query(RecordRowMapper.of(Outstanding.class))
			.list();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/** A message that begins. */
	record Beginning(String key, String numberHash, int parts, boolean counted) {

	}

	/** One part of a message. */
	record Part(long id, int part, int parts, String gateway, SmsDeliveryState state, String centreId,
			Instant triedAt) {

		/** Returns the number of the part for the centre, the same at each repetition. */
		int reference() {
			return (int) (this.id & 0xFFFF);
		}

	}

	/** Rows of a message, and how many others its number got. */
	record Known(long own, long carried, long today) {
	}

	private record FatedPart(String messageKey, SmsDeliveryState state, Optional<Instant> settledAt) {
	}

	/**
	 * State of a message.
	 *
	 * @param at when it got the state; empty before a receipt
	 */
	record Fate(SmsDeliveryState state, Optional<Instant> at) {

		private Fate with(Fate other) {
			var lowest = (this.state.compareTo(other.state) <= 0) ? this.state : other.state;
			return new Fate(lowest, this.at.flatMap((one) -> other.at.map((two) -> one.isAfter(two) ? one : two)));
		}

	}

	/** An early receipt and the part to which it belongs. */
	record Early(long id, long delivery, SmsDeliveryState state, Optional<String> problem) {
	}

	/** The parts that a gateway sent in a time, and how many of them have no receipt. */
	record Receipted(String gateway, long sent, long silent) {
	}

	/** The parts of a gateway that wait for a receipt. */
	record Outstanding(String gateway, long parts) {
	}

}
