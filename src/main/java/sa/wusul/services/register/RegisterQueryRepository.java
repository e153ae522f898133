package sa.wusul.services.register;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The log of enquiries that left for registers; rows are never changed. */
@Repository
class RegisterQueryRepository {

	private final JdbcClient jdbc;

	private final Clock clock;

	RegisterQueryRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Stores an enquiry before it is made. */
	void add(String register, RegisterEnquiry enquiry) {
		this.jdbc
			.sql("insert into register_query (register, purpose, service, reference, asked_at) values (?, ?, ?, ?, ?)")
			.params(register, enquiry.purpose().name(), enquiry.service(), enquiry.caseReference(),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
