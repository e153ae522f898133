package sa.wusul.casefile;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.platform.database.RecordRowMapper;

/** Access log in the product's own tables. */
@Repository
class AccessLogRepository implements AccessLog {

	private final JdbcClient jdbc;

	private final Clock clock;

	AccessLogRepository(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void write(CaseRead read) {
		this.jdbc.sql("""
				insert into access_log (case_reference, reader, door, shown, paper_number, task_id, read_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(read.reference(), read.reader(), read.door().name(), read.shown().name(),
					read.paperNumber().orElse(null), read.taskId().orElse(null),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Override
	public void writeList(Collection<String> references, String reader, Endpoint endpoint) {
		if (!references.isEmpty()) {
			this.jdbc.sql("""
					insert into access_log (case_reference, reader, door, shown, read_at)
					select reference, :reader, :door, :shown, cast(:at as timestamp with time zone)
					from case_file where reference in (:references)""")
				.param("reader", reader)
				.param("door", endpoint.name())
				.param("shown", Shown.CASE.name())
				.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
				.param("references", references)
				.update();
		}
	}

	@Override
	public List<Entry> forCase(String reference) {
		return this.jdbc.sql("""
				select access_log.*, case_reference as reference, read_at as at from access_log
				where case_reference = ? order by id desc""")
			.param(reference)
			.query(RecordRowMapper.of(Entry.class))
			.list();
	}

}
