package sa.wusul.services.fee;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The rows of bills. A bill changes its state only from the given one. */
@Repository
class BillRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	BillRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void insert(Bill bill, String issueKey) {
		this.jdbc
			.sql("""
					insert into bill (number, case_reference, issue_key, service, amount, state, issued_at, due_at, changed_at)
					values (:number, :reference, :issueKey, :service, :amount, :state, :issued, :due, :issued)""")
			.param("number", bill.number())
			.param("reference", bill.caseReference())
			.param("issueKey", issueKey)
			.param("service", bill.service())
			.param("amount", bill.amount().halalas())
			.param("state", bill.state().name())
			.param("issued", bill.issuedAt().atOffset(ZoneOffset.UTC))
			.param("due", bill.dueAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	Optional<Bill> issuedBy(String issueKey) {
		return this.jdbc.sql("select * from bill where issue_key = ?")
			.param(issueKey)
			.query(RecordRowMapper.of(Bill.class))
			.optional();
	}

	Optional<Bill> find(String number) {
		return this.jdbc.sql("select * from bill where number = ?")
			.param(number)
			.query(RecordRowMapper.of(Bill.class))
			.optional();
	}

	List<Bill> forCase(String caseReference) {
		return this.jdbc.sql("select * from bill where case_reference = ? order by issued_at, number")
			.param(caseReference)
			.query(RecordRowMapper.of(Bill.class))
			.list();
	}

	/**
	 * Returns the bills of a case, locked until the commit.
	 */
	List<Bill> hold(String caseReference) {
		return this.jdbc.sql("select * from bill where case_reference = ? order by number for update")
			.param(caseReference)
			.query(RecordRowMapper.of(Bill.class))
			.list();
	}

	/**
	 * Marks the bill as paid if it is open and asks for exactly this amount.
	 * @return whether it was
	 */
	boolean pay(String number, Amount amount) {
		return this.jdbc
			.sql("update bill set state = 'PAID', changed_at = ? where number = ? and state = 'OPEN' and amount = ?")
			.params(now(), number, amount.halalas())
			.update() == 1;
	}

	boolean change(String number, BillState before, BillState after) {
		return this.jdbc.sql("update bill set state = ?, changed_at = ? where number = ? and state = ?")
			.params(after.name(), now(), number, before.name())
			.update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
