package sa.wusul.reception;

import java.time.LocalDate;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the tickets of each section from one, every day anew. A number is taken in the
 * transaction that hands it out: who takes the next one waits for that, nobody gets a
 * number twice and none is left out.
 */
@Repository
class TicketCounters {

	private final JdbcClient jdbc;

	private final TransactionTemplate apart;

	TicketCounters(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	int next(String centre, String section, LocalDate day) {
		if (!count(centre, section, day)) {
			open(centre, section, day);
			count(centre, section, day);
		}
		return this.jdbc.sql("select last_number from ticket_counter where centre = ? and section = ?")
			.params(centre, section)
			.query(Integer.class)
			.single();
	}

	private boolean count(String centre, String section, LocalDate day) {
		return this.jdbc.sql("""
				update ticket_counter
				set last_number = case when issued_on = :day then last_number + 1 else 1 end, issued_on = :day
				where centre = :centre and section = :section""")
			.param("day", day)
			.param("centre", centre)
			.param("section", section)
			.update() > 0;
	}

	/**
	 * Once for each section, ever. In a transaction apart, because the row of another
	 * node that is quicker would end ours.
	 */
	private void open(String centre, String section, LocalDate day) {
		try {
			this.apart.executeWithoutResult((transaction) -> this.jdbc
				.sql("insert into ticket_counter (centre, section, issued_on, last_number) values (?, ?, ?, 0)")
				.params(centre, section, day)
				.update());
		}
		catch (DuplicateKeyException anotherWasQuicker) {
			return;
		}
	}

}
