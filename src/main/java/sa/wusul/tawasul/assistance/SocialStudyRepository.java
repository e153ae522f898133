package sa.wusul.tawasul.assistance;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.text.ArabicText;

@Repository
class SocialStudyRepository implements SocialStudies {

	private final JdbcClient jdbc;

	private final CaseFiles caseFiles;

	private final Clock clock;

	SocialStudyRepository(JdbcClient jdbc, CaseFiles caseFiles, Clock clock) {
		this.jdbc = jdbc;
		this.caseFiles = caseFiles;
		this.clock = clock;
	}

	@Override
	@Transactional
	public void keep(String reference, Study study) {
		this.jdbc
			.sql("insert into assistance_study (case_reference, household_size, monthly_income, author, studied_at) "
					+ "values (?, ?, ?, ?, ?)")
			.params(reference, study.householdSize(), study.monthlyIncome(), study.author(),
					OffsetDateTime.now(this.clock))
			.update();
		this.caseFiles.write(reference,
				new Note(study.step(), ArabicText.of("study.step"), "note",
						ArabicText.of("study.note", study.householdSize(), study.monthlyIncome(), study.findings()),
						study.author(), this.clock.instant()));
	}

}
