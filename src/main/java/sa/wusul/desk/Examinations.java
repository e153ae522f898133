package sa.wusul.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.services.Verdicts.Verdict;

/**
 * What was found out about an application for a service before somebody has to decide it.
 */
@Component
class Examinations {

	private final Verdicts verdicts;

	private final Findings findings;

	Examinations(Verdicts verdicts, Findings findings) {
		this.verdicts = verdicts;
		this.findings = findings;
	}

	/** Nothing for a case that no table decided on. */
	CaseSheet.Examination of(String reference) {
		return this.verdicts.last(reference).map((verdict) -> examination(reference, verdict)).orElse(null);
	}

	private CaseSheet.Examination examination(String reference, Verdict verdict) {
		return new CaseSheet.Examination(verdict.reason(), verdict.remedy(), found(this.findings.of(reference)));
	}

	/** A fact without a word for it is for papers, not for people. */
	private static List<CaseSheet.Found> found(Map<String, Object> facts) {
		return facts.entrySet()
			.stream()
			.filter((fact) -> !CaseWords.of("finding", fact.getKey()).equals(fact.getKey()))
			.map((fact) -> new CaseSheet.Found(CaseWords.of("finding", fact.getKey()), said(fact.getValue())))
			.toList();
	}

	private static String said(Object fact) {
		if (fact instanceof Boolean truth) {
			return CaseWords.of("truth", truth);
		}
		return (fact instanceof LocalDate day) ? Moment.of(day.atStartOfDay(Kingdom.ZONE).toInstant()).gregorian()
				: fact.toString();
	}

}
