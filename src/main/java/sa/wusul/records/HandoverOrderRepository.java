package sa.wusul.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.records.HandoverOrder.Content;

/** The orders of packages. */
@Repository
class HandoverOrderRepository {

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	HandoverOrderRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	long insert(DisposalOffice office, Content content, String reference, Optional<String> personHash, String reason,
			String askedBy, Instant now) {
		var key = new GeneratedKeyHolder();
		this.jdbc
			.sql("""
					insert into handover_order (domain, centre, content, case_reference, person_hash, reason, state, asked_by,
					  asked_at)
					values (?, ?, ?, ?, ?, ?, 'ASKED', ?, ?)""")
			.params(office.domain(), office.centre(), content.name(), reference, personHash.orElse(null),
					this.fields.seal("handover_order.reason", reason), askedBy, now.atOffset(ZoneOffset.UTC))
			.update(key, "number");
		return key.getKey().longValue();
	}

	Optional<HandoverOrder> find(long number) {
		return query("where number = ?", number);
	}

	/** Locks an order until the end of the transaction. */
	Optional<HandoverOrder> lock(long number) {
		return query("where number = ? for update", number);
	}

	private Optional<HandoverOrder> query(String condition, long number) {
		return this.jdbc.sql("select * from handover_order " + condition)
			.param(number)
			.query(this.fields.rows("handover_order", HandoverOrder.class))
			.optional();
	}

	void approve(long number, String approvedBy, String addressee) {
		this.jdbc.sql("update handover_order set state = 'ORDERED', approved_by = ?, addressee = ? where number = ?")
			.params(approvedBy, addressee, number)
			.update();
	}

	void built(long number, List<Part> parts, String packageHash, Instant expiresAt) {
		this.jdbc
			.sql("""
					update handover_order set state = 'READY', content_hash = ?, package_hash = ?, byte_count = ?, expires_at = ?
					where number = ?""")
			.params(parts.get(0).hash(), packageHash, parts.stream().mapToInt(Part::byteCount).sum(),
					expiresAt.atOffset(ZoneOffset.UTC), number)
			.update();
	}

	void addPart(long number, int ordinal, Part part) {
		this.jdbc.sql("insert into handover_part (handover, ordinal, content_hash, byte_count) values (?, ?, ?, ?)")
			.params(number, ordinal, part.hash(), part.byteCount())
			.update();
	}

	/** Returns the parts of a package, in their order. */
	List<Part> parts(long number) {
		return this.jdbc.sql("select content_hash, byte_count from handover_part where handover = ? order by ordinal")
			.param(number)
			.query((row, index) -> new Part(row.getString(1), row.getInt(2)))
			.list();
	}

	void deleteParts(long number) {
		this.jdbc.sql("delete from handover_part where handover = ?").param(number).update();
	}

	/** Notes why a package will not be built. */
	void decline(long number, String problem) {
		this.jdbc.sql("update handover_order set state = 'DELETED', problem = ? where number = ?")
			.params(problem, number)
			.update();
	}

	void fetched(long number, Instant now) {
		this.jdbc.sql("update handover_order set fetched_at = ? where number = ?")
			.params(now.atOffset(ZoneOffset.UTC), number)
			.update();
	}

	void delete(long number) {
		this.jdbc.sql("update handover_order set state = 'DELETED', content_hash = null where number = ?")
			.param(number)
			.update();
	}

	/**
	 * Checks whether somebody asked for the data that a domain holds of a person, and the
	 * package is not gone.
	 */
	boolean isAsked(String personHash, String domain) {
		return this.jdbc.sql("""
				select count(*) from handover_order where content = 'PERSON' and state <> 'DELETED' and person_hash = ?
				and domain = ?""").params(personHash, domain).query(Integer.class).single() > 0;
	}

	/** Returns the orders whose package is still there after its time. */
	List<Long> expired(Instant now, int most) {
		return this.jdbc
			.sql("""
					select number from handover_order where state = 'READY' and expires_at < ? order by number fetch first ? rows only""")
			.params(now.atOffset(ZoneOffset.UTC), most)
			.query(Long.class)
			.list();
	}

	/**
	 * A part of a package in the archive.
	 *
	 * @param hash its SHA-256, under which it lies there
	 */
	record Part(String hash, int byteCount) {
	}

}
