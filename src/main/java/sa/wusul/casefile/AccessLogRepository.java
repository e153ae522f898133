package sa.wusul.casefile;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.text.NeutralText;

/** Access log in the audit log, of which each access is an entry. */
@Repository
class AccessLogRepository implements AccessLog {

	private static final String READ = "case.read";

	private static final String SHOWN = "shown";

	private static final String PAPER = "paper";

	private static final String TASK = "task";

	private final JdbcClient jdbc;

	private final AuditLog audit;

	AccessLogRepository(JdbcClient jdbc, AuditLog audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	@Override
	public void write(CaseRead read) {
		this.audit.add(entry(read));
	}

	@Override
	public void writeList(Collection<String> references, String reader, Endpoint endpoint) {
		if (!references.isEmpty()) {
			this.audit.add(this.jdbc.sql("select reference from case_file where reference in (:references)")
				.param("references", references)
				.query(String.class)
				.list()
				.stream()
				.map((reference) -> entry(CaseRead.at(endpoint, reference, reader, Shown.CASE)))
				.toList());
		}
	}

	@Override
	public List<Entry> forCase(String reference) {
		return this.audit.forCase(reference, List.of(READ))
			.stream()
			.map((written) -> new Entry(read(written.entry()), written.at()))
			.toList();
	}

	private static AuditEntry entry(CaseRead read) {
		var facts = new StringBuilder(fact(SHOWN, read.shown().name()));
		read.paperNumber().ifPresent((paper) -> facts.append(' ').append(fact(PAPER, paper)));
		read.taskId().ifPresent((task) -> facts.append(' ').append(fact(TASK, task)));
		return AuditEntry.done(read.reader(), READ)
			.ofCase(read.reference())
			.on(read.door().name())
			.with(facts.toString());
	}

	private static String fact(String name, String value) {
		return NeutralText.format("%s=%s", name, value);
	}

	private static CaseRead read(AuditEntry entry) {
		Map<String, String> facts = Arrays.stream(entry.detail().orElseThrow().split(" "))
			.map((fact) -> fact.split("=", 2))
			.collect(Collectors.toMap((fact) -> fact[0], (fact) -> fact[1]));
		return new CaseRead(entry.caseReference().orElseThrow(), entry.actor(),
				Endpoint.valueOf(entry.subject().orElseThrow()), Shown.valueOf(facts.get(SHOWN)),
				Optional.ofNullable(facts.get(PAPER)), Optional.ofNullable(facts.get(TASK)));
	}

}
