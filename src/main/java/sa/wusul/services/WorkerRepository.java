package sa.wusul.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.encryption.PersonalFields;

/** Repository that stores the workers of a list beside the case file. */
@Repository
class WorkerRepository implements WorkerList {

	private static final String OWN = "workerOfRequester";

	private static final String NAME = IdentityCheck.WORKER + IdentityCheck.ON_FILE;

	private static final String IDENTITY = "service_worker.identity_number";

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final WorkerDecisions decisions;

	private final PersonalFields fields;

	WorkerRepository(JdbcClient jdbc, CaseFiles caseFiles, Findings findings, WorkerDecisions decisions,
			PersonalFields fields) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.decisions = decisions;
		this.fields = fields;
	}

	@Override
	public List<Integer> toAsk(String caseReference) {
		if (lines(caseReference, "line > 0").isEmpty()) {
			insert(caseReference);
		}
		return lines(caseReference, "verdict is null");
	}

	private void insert(String caseReference) {
		var numbers = Optional.ofNullable(this.caseFiles.particulars(caseReference).get(PARTICULAR))
			.map((list) -> list.lines().toList())
			.orElse(List.of());
		for (var at = 0; at < numbers.size(); at++) {
			this.jdbc
				.sql("insert into service_worker (reference, line, identity_number, identity_hash) values (?, ?, ?, ?)")
				.params(caseReference, at + 1, this.fields.seal(IDENTITY, numbers.get(at)),
						this.fields.hash(numbers.get(at)))
				.update();
		}
	}

	@Override
	public List<Integer> toEnter(String caseReference) {
		return lines(caseReference, "verdict = 'GRANT' and serial_number is null");
	}

	private List<Integer> lines(String caseReference, String condition) {
		return this.jdbc.sql("select line from service_worker where reference = ? and " + condition + " order by line")
			.param(caseReference)
			.query(Integer.class)
			.list();
	}

	@Override
	public String identityNumber(String caseReference, int line) {
		return this.jdbc.sql("select identity_number from service_worker where reference = ? and line = ?")
			.params(caseReference, line)
			.query((row, index) -> this.fields.open(IDENTITY, row.getString(1)))
			.single();
	}

	/** Stores the verdict; a worker of another employer stays nameless. */
	@Override
	public void decide(String caseReference, int line, Map<String, Object> facts) {
		var verdict = this.decisions.decide(facts);
		var own = Boolean.TRUE.equals(facts.get(OWN));
		this.jdbc.sql("""
				update service_worker set name = ?, verdict = ?, reason_codes = ?, reason = ?, remedy = ?,
					reason_en = ?, remedy_en = ?
				where reference = ? and line = ?""")
			.params((own && facts.get(NAME) instanceof PersonName name)
					? this.fields.seal("service_worker.name", name.value()) : null, verdict.outcome().name(),
					verdict.reasonCodes(), this.fields.seal("service_worker.reason", verdict.reason()),
					this.fields.seal("service_worker.remedy", verdict.remedy()),
					this.fields.seal("service_worker.reason_en", verdict.reasonEn()),
					this.fields.seal("service_worker.remedy_en", verdict.remedyEn()), caseReference, line)
			.update();
	}

	@Override
	public void conclude(String caseReference) {
		this.findings.keep(caseReference, Map.of(GRANTED, granted(caseReference)));
	}

	@Override
	public void enter(String caseReference, int line, Map<String, Object> facts) {
		this.jdbc.sql("""
				update service_worker set refusal = null, serial_number = ?, valid_from = ?, valid_until = ?
				where reference = ? and line = ?""")
			.params(Objects.toString(facts.get(ServiceDocumentService.SERIAL_NUMBER), null),
					(LocalDate) facts.get(ServiceDocumentService.VALID_FROM),
					(LocalDate) facts.get(ServiceDocumentService.VALID_UNTIL), caseReference, line)
			.update();
	}

	@Override
	public void refuse(String caseReference, int line, String reason) {
		this.jdbc.sql("update service_worker set refusal = ? where reference = ? and line = ?")
			.params(reason, caseReference, line)
			.update();
	}

	@Override
	public int granted(String caseReference) {
		return lines(caseReference, "verdict = 'GRANT'").size();
	}

	@Override
	public int refused(String caseReference) {
		return lines(caseReference, "refusal is not null").size();
	}

	@Override
	public List<ListedWorker> forCase(String caseReference) {
		return this.jdbc.sql("select * from service_worker where reference = ? order by line")
			.param(caseReference)
			.query(this.fields.rows("service_worker", ListedWorker.class))
			.list();
	}

}
