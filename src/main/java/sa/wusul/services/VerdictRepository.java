package sa.wusul.services;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.database.Unanswered;
import sa.wusul.platform.encryption.PersonalFields;

/** Repository that stores verdicts beside the case file. */
@Repository
class VerdictRepository implements Verdicts {

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final PersonalFields fields;

	private final Clock clock;

	VerdictRepository(JdbcClient jdbc, CaseFiles caseFiles, PersonalFields fields, Clock clock) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.fields = fields;
		this.clock = clock;
	}

	@Override
	public void give(String caseReference, ApplicationVerdict verdict, String english) {
		Unanswered.write(() -> this.jdbc
			.sql("""
					insert into service_verdict (reference, decision, verdict, reason_codes, reason, remedy, reason_en, remedy_en,
							given_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(caseReference, verdict.decision(), verdict.outcome().name(), verdict.reasonCodes(),
					this.fields.seal("service_verdict.reason", verdict.reason()),
					this.fields.seal("service_verdict.remedy", verdict.remedy()),
					this.fields.seal("service_verdict.reason_en", verdict.reasonEn()),
					this.fields.seal("service_verdict.remedy_en", verdict.remedyEn()),
					this.clock.instant().atOffset(ZoneOffset.UTC))
			.update());
		if (verdict.outcome().toBeMended()) {
			this.caseFiles.reach(caseReference,
					Stream.of(verdict.reason(), verdict.remedy())
						.filter(Objects::nonNull)
						.collect(Collectors.joining(". ")),
					english, null);
		}
	}

	@Override
	public Optional<ApplicationVerdict> last(String caseReference) {
		return this.jdbc.sql("""
				select service_verdict.*, verdict as outcome from service_verdict
				where reference = ? order by id desc fetch first 1 row only""")
			.param(caseReference)
			.query(this.fields.rows("service_verdict", ApplicationVerdict.class))
			.optional();
	}

}
